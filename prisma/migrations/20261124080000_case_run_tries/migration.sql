-- Which try of the site's worker a running case is in, and why the one before ended.
ALTER TABLE "case_run" ADD COLUMN "tries" INTEGER, ADD COLUMN "retry_reason" TEXT;

-- The pace of a run's sites: its cases by when they ended.
-- CreateIndex
CREATE INDEX "case_run_run_id_ended_at_idx" ON "case_run"("run_id", "ended_at");
