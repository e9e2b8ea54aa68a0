-- Intake: sources on their way to become cohorts, and what a cohort keeps of their checks.
-- CreateEnum
CREATE TYPE "intake_state" AS ENUM ('requested', 'running', 'stopping', 'stopped', 'refused', 'failed', 'ready', 'confirmed', 'cancelled');
-- AlterTable
ALTER TABLE "worker" ADD COLUMN "worker_id" TEXT;
-- AlterTable
ALTER TABLE "case" ADD COLUMN "checks" JSONB;
-- CreateTable
CREATE TABLE "intake" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "site_id" TEXT,
    "deidentify" BOOLEAN NOT NULL DEFAULT false,
    "worker_id" TEXT NOT NULL,
    "state" "intake_state" NOT NULL DEFAULT 'requested',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "phase" TEXT NOT NULL DEFAULT 'waiting',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "progress_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "summary" JSONB,
    "cohort_id" UUID,
    CONSTRAINT "intake_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "intake_state_asked_at_idx" ON "intake"("state", "asked_at");
-- CreateIndex
CREATE INDEX "intake_asked_at_idx" ON "intake"("asked_at");
-- AddForeignKey
ALTER TABLE "intake" ADD CONSTRAINT "intake_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- The relay hears of what is to be started or stopped.
CREATE FUNCTION "notify_intake_command"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" IN ('requested', 'stopping') THEN
    PERFORM pg_notify('atrium_command', NEW."id"::text);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "intake_command" AFTER INSERT OR UPDATE OF "state" ON "intake"
  FOR EACH ROW EXECUTE FUNCTION "notify_intake_command"();
