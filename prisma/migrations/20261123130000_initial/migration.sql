-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('requested', 'running', 'paused', 'cancelled', 'finished');

-- CreateEnum
CREATE TYPE "run_site_state" AS ENUM ('waiting', 'running', 'paused', 'cancelled', 'finished');

-- CreateEnum
CREATE TYPE "case_run_state" AS ENUM ('pending', 'running', 'completed', 'failed', 'excluded');

-- CreateEnum
CREATE TYPE "arm_status" AS ENUM ('completed', 'failed', 'excluded');

-- CreateTable
CREATE TABLE "site" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "gateway" TEXT,
    "last_seen_at" TIMESTAMPTZ(3),
    "provider" TEXT,
    "worker_version" TEXT,
    "models" JSONB NOT NULL DEFAULT '[]',
    "refused" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient" (
    "id" UUID NOT NULL,
    "site_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,

    CONSTRAINT "patient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cohort" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "manifest_sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cohort_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case" (
    "id" UUID NOT NULL,
    "cohort_id" UUID NOT NULL,
    "site_id" TEXT NOT NULL,
    "patient_row_id" UUID NOT NULL,
    "case_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "image_sha256" TEXT,
    "reference_sha256" TEXT,
    "geometry" JSONB,
    "covariates" JSONB NOT NULL DEFAULT '{}',
    "issue" JSONB,

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_bundle" (
    "sha256" TEXT NOT NULL,
    "bundle_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_bundle_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "protocol" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "protocol_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "protocol_id" UUID NOT NULL,
    "cohort_id" UUID NOT NULL,
    "selection" JSONB NOT NULL,
    "state" "run_state" NOT NULL DEFAULT 'requested',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "rerun_of_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "provider" TEXT,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_model" (
    "run_id" UUID NOT NULL,
    "bundle_sha256" TEXT NOT NULL,

    CONSTRAINT "run_model_pkey" PRIMARY KEY ("run_id","bundle_sha256")
);

-- CreateTable
CREATE TABLE "run_command" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "stop_running" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "run_command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_site" (
    "run_id" UUID NOT NULL,
    "site_id" TEXT NOT NULL,
    "state" "run_site_state" NOT NULL DEFAULT 'waiting',

    CONSTRAINT "run_site_pkey" PRIMARY KEY ("run_id","site_id")
);

-- CreateTable
CREATE TABLE "case_run" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "case_row_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "state" "case_run_state" NOT NULL DEFAULT 'pending',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "phase" TEXT,
    "slice" INTEGER,
    "slices" INTEGER,
    "progress_at" TIMESTAMPTZ(3),
    "content_hash" TEXT,
    "result_sha256" TEXT,
    "total_seconds" DOUBLE PRECISION,
    "encoder_passes" INTEGER,
    "decodings" INTEGER,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "case_row_id" UUID NOT NULL,
    "site_id" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "arm_position" INTEGER NOT NULL,
    "strategy" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "status" "arm_status" NOT NULL,
    "error_code" TEXT,
    "error_message" TEXT,
    "dice" DOUBLE PRECISION,
    "iou" DOUBLE PRECISION,
    "hd95_mm" DOUBLE PRECISION,
    "assd_mm" DOUBLE PRECISION,
    "nsd" JSONB NOT NULL DEFAULT '[]',
    "volume_ml" DOUBLE PRECISION,
    "reference_volume_ml" DOUBLE PRECISION,
    "prompts" INTEGER,
    "key_slices" INTEGER[],
    "model_seconds" DOUBLE PRECISION,
    "total_seconds" DOUBLE PRECISION,

    CONSTRAINT "result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slice_result" (
    "result_id" UUID NOT NULL,
    "slice" INTEGER NOT NULL,
    "reference_pixels" INTEGER,
    "predicted_pixels" INTEGER NOT NULL,
    "dice" DOUBLE PRECISION,
    "prompted" BOOLEAN NOT NULL,
    "object_score" DOUBLE PRECISION,
    "predicted_iou" DOUBLE PRECISION,
    "distance_mm" DOUBLE PRECISION,
    "box" DOUBLE PRECISION[],

    CONSTRAINT "slice_result_pkey" PRIMARY KEY ("result_id","slice")
);

-- CreateTable
CREATE TABLE "artifact" (
    "id" UUID NOT NULL,
    "result_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "artifact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "site_id" TEXT,
    "subject" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "patient_site_id_patient_id_key" ON "patient"("site_id", "patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "cohort_sha256_key" ON "cohort"("sha256");

-- CreateIndex
CREATE INDEX "cohort_manifest_sha256_idx" ON "cohort"("manifest_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "cohort_name_version_key" ON "cohort"("name", "version");

-- CreateIndex
CREATE INDEX "case_cohort_id_site_id_position_idx" ON "case"("cohort_id", "site_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "case_cohort_id_case_id_key" ON "case"("cohort_id", "case_id");

-- CreateIndex
CREATE INDEX "model_bundle_bundle_id_idx" ON "model_bundle"("bundle_id");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_sha256_key" ON "protocol"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_name_version_key" ON "protocol"("name", "version");

-- CreateIndex
CREATE INDEX "run_created_at_idx" ON "run"("created_at");

-- CreateIndex
CREATE INDEX "run_protocol_id_idx" ON "run"("protocol_id");

-- CreateIndex
CREATE INDEX "run_cohort_id_idx" ON "run"("cohort_id");

-- CreateIndex
CREATE INDEX "run_command_delivered_at_id_idx" ON "run_command"("delivered_at", "id");

-- CreateIndex
CREATE INDEX "case_run_run_id_state_idx" ON "case_run"("run_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "case_run_run_id_case_row_id_model_key" ON "case_run"("run_id", "case_row_id", "model");

-- CreateIndex
CREATE INDEX "result_run_id_site_id_strategy_idx" ON "result"("run_id", "site_id", "strategy");

-- CreateIndex
CREATE UNIQUE INDEX "result_run_id_case_row_id_arm_key" ON "result"("run_id", "case_row_id", "arm");

-- CreateIndex
CREATE UNIQUE INDEX "artifact_result_id_kind_key" ON "artifact"("result_id", "kind");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "audit_event_subject_idx" ON "audit_event"("subject");

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_patient_row_id_fkey" FOREIGN KEY ("patient_row_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_protocol_id_fkey" FOREIGN KEY ("protocol_id") REFERENCES "protocol"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_rerun_of_id_fkey" FOREIGN KEY ("rerun_of_id") REFERENCES "run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_model" ADD CONSTRAINT "run_model_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_model" ADD CONSTRAINT "run_model_bundle_sha256_fkey" FOREIGN KEY ("bundle_sha256") REFERENCES "model_bundle"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_command" ADD CONSTRAINT "run_command_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_site" ADD CONSTRAINT "run_site_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_site" ADD CONSTRAINT "run_site_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_run" ADD CONSTRAINT "case_run_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_run" ADD CONSTRAINT "case_run_case_row_id_fkey" FOREIGN KEY ("case_row_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_case_row_id_fkey" FOREIGN KEY ("case_row_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slice_result" ADD CONSTRAINT "slice_result_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artifact" ADD CONSTRAINT "artifact_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Beyond the Prisma schema.

-- A number is what it can be, or NULL. A failed or excluded row says why.
ALTER TABLE "result"
    ADD CONSTRAINT "result_dice_range" CHECK ("dice" >= 0 AND "dice" <= 1),
    ADD CONSTRAINT "result_iou_range" CHECK ("iou" >= 0 AND "iou" <= 1),
    ADD CONSTRAINT "result_distances" CHECK (("hd95_mm" IS NULL OR "hd95_mm" >= 0) AND ("assd_mm" IS NULL OR "assd_mm" >= 0)),
    ADD CONSTRAINT "result_reason" CHECK ("status" = 'completed' OR ("error_code" IS NOT NULL AND "error_message" IS NOT NULL));
ALTER TABLE "run" ADD CONSTRAINT "run_attempt_positive" CHECK ("attempt" >= 1);
ALTER TABLE "run_command" ADD CONSTRAINT "run_command_kind"
    CHECK ("kind" IN ('start', 'pause', 'resume', 'cancel', 'retry-failed'));

-- Versions of cohorts and protocols, and the audit trail, are written once.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is immutable: write a new version', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "cohort_immutable" BEFORE UPDATE OR DELETE ON "cohort" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "case_immutable" BEFORE UPDATE OR DELETE ON "case" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "protocol_immutable" BEFORE UPDATE OR DELETE ON "protocol" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_event_immutable" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Viewers of a run hear of every change of its version.
CREATE FUNCTION "notify_run"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('atrium_run', NEW."id"::text);
    RETURN NULL;
END $$;
CREATE TRIGGER "run_changed" AFTER INSERT OR UPDATE OF "version" ON "run" FOR EACH ROW EXECUTE FUNCTION "notify_run"();

-- The relay hears of every command.
CREATE FUNCTION "notify_command"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('atrium_command', NEW."run_id"::text);
    RETURN NULL;
END $$;
CREATE TRIGGER "command_written" AFTER INSERT ON "run_command" FOR EACH ROW EXECUTE FUNCTION "notify_command"();
