-- Whether the case of a row has a voxel to be compared with: a failure of the method on a case without one is no Dice of 0.
ALTER TABLE "result" ADD COLUMN "has_reference" BOOLEAN NOT NULL DEFAULT false;

-- Of rows from before: a mask's Dice says it, or else another row of the same case, or else that there is a file.
UPDATE "result" r SET "has_reference" = coalesce(
  CASE WHEN r."status" = 'completed' THEN r."dice" IS NOT NULL END,
  (SELECT bool_or(o."dice" IS NOT NULL) FROM "result" o
   WHERE o."run_id" = r."run_id" AND o."case_row_id" = r."case_row_id" AND o."status" = 'completed'),
  (SELECT c."reference_sha256" IS NOT NULL FROM "case" c WHERE c."id" = r."case_row_id"));

-- What a chart only shows is included: of Dice, no row's page is read.
DROP INDEX "result_chart_idx";
CREATE INDEX "result_chart_idx" ON "result"("run_id", "arm_position", "site_id", "dice", "case_position")
    INCLUDE ("case_row_id", "status", "error_code", "arm", "strategy", "prompts", "model_seconds", "has_reference");
