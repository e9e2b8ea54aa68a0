-- A second reader: the hash of the label map of a case, and how it compares with the reference.
-- AlterTable
ALTER TABLE "case" ADD COLUMN "reference_2_sha256" TEXT;
-- AlterTable
ALTER TABLE "case_run" ADD COLUMN "second_reader" JSONB;
