-- A result knows its case's id and place in the manifest: pages of rows are read in order from one index, without a join.
ALTER TABLE "result" ADD COLUMN "case_id" TEXT, ADD COLUMN "case_position" INTEGER;

UPDATE "result" r SET "case_id" = c."case_id", "case_position" = c."position"
FROM "case" c WHERE c."id" = r."case_row_id";

ALTER TABLE "result" ALTER COLUMN "case_id" SET NOT NULL, ALTER COLUMN "case_position" SET NOT NULL;

-- CreateIndex
CREATE INDEX "result_run_id_case_position_arm_position_idx" ON "result"("run_id", "case_position", "arm_position");
