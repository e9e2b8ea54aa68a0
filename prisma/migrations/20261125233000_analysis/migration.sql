-- What statistics say of a run: computed by the orchestrator when somebody asks, kept by the hash of all that it depends on.
-- CreateEnum
CREATE TYPE "analysis_state" AS ENUM ('requested', 'running', 'done', 'failed');

-- CreateTable
CREATE TABLE "analysis" (
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "question" JSONB NOT NULL,
    "state" "analysis_state" NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER,
    "content_sha256" TEXT,
    "answer" JSONB,
    "computed_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "analysis_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateIndex
CREATE INDEX "analysis_state_asked_at_idx" ON "analysis"("state", "asked_at");

-- AddForeignKey
ALTER TABLE "analysis" ADD CONSTRAINT "analysis_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Beyond the Prisma schema.

-- The relay hears of every request.
CREATE FUNCTION "notify_analysis"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('atrium_command', NEW."run_id"::text);
    RETURN NULL;
END $$;
CREATE TRIGGER "analysis_requested" AFTER INSERT OR UPDATE OF "asked_at" ON "analysis" FOR EACH ROW EXECUTE FUNCTION "notify_analysis"();
