-- The same cases with other answers are another version: what was said never changes, and is never thrown away.
-- AlterTable
ALTER TABLE "cohort" ADD COLUMN "record_sha256" TEXT NOT NULL DEFAULT '';
-- DropIndex
DROP INDEX "cohort_sha256_key";
-- CreateIndex
CREATE UNIQUE INDEX "cohort_sha256_record_sha256_key" ON "cohort"("sha256", "record_sha256");
