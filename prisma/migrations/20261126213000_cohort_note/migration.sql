-- Why there is a version of a cohort, as who confirmed it said; empty where nobody did.
ALTER TABLE "cohort" ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
