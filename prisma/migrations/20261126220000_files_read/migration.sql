-- Hashes of the files that a unit of work read: of a retry that read them anew they may be others than the version's.
ALTER TABLE "case_run" ADD COLUMN "image_sha256" TEXT, ADD COLUMN "reference_sha256" TEXT;
