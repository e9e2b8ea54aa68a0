-- Reruns: what a run does about results that its sites have, which results it took over, and a run's reruns looked up.
-- CreateEnum
CREATE TYPE "run_mode" AS ENUM ('compute', 'reuse', 'verify');
-- AlterTable
ALTER TABLE "run" ADD COLUMN "mode" "run_mode" NOT NULL DEFAULT 'compute', ADD COLUMN "evaluation_version" INTEGER;
-- CreateIndex
CREATE INDEX "run_rerun_of_id_idx" ON "run"("rerun_of_id");
-- AlterTable
ALTER TABLE "case_run" ADD COLUMN "reused_from" UUID;
