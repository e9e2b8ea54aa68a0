-- Charts and the table of a run of 50,000 rows are read from one index each, in order, instead of from every row's page
-- with a sort after it. What they only show is included: Prisma's schema knows the indexes without it.
-- CreateIndex
CREATE INDEX "result_chart_idx" ON "result"("run_id", "arm_position", "site_id", "dice", "case_position")
    INCLUDE ("case_row_id", "status", "error_code", "arm", "strategy", "prompts", "model_seconds");

-- CreateIndex
CREATE INDEX "result_dice_idx" ON "result"("run_id", "dice", "case_position", "arm_position")
    INCLUDE ("id");

-- Beyond the Prisma schema.

-- Why rows of a run failed or were excluded: few rows, asked for at every change of a run that is looked at.
CREATE INDEX "result_not_completed_idx" ON "result"("run_id") WHERE "status" <> 'completed';
