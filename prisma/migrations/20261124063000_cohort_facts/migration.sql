-- AlterTable
ALTER TABLE "case" ADD COLUMN "intensity" JSONB,
ADD COLUMN "reference_facts" JSONB;

-- AlterTable
ALTER TABLE "model_bundle" ADD COLUMN "card" JSONB;

-- CreateTable
CREATE TABLE "worker" (
    "gateway" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "models" JSONB NOT NULL DEFAULT '[]',
    "refused" JSONB NOT NULL DEFAULT '[]',
    "free_disk_mb" DOUBLE PRECISION,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("gateway")
);

-- CreateTable
CREATE TABLE "cohort_site" (
    "cohort_id" UUID NOT NULL,
    "site_id" TEXT NOT NULL,
    "cases" INTEGER NOT NULL,
    "patients" INTEGER NOT NULL,
    "issues" INTEGER NOT NULL,
    "without_reference" INTEGER NOT NULL,
    "without_facts" INTEGER NOT NULL,
    "orientations" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "cohort_site_pkey" PRIMARY KEY ("cohort_id","site_id")
);

-- CreateTable
CREATE TABLE "cohort_measure" (
    "cohort_id" UUID NOT NULL,
    "site_id" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "min" DOUBLE PRECISION NOT NULL,
    "q1" DOUBLE PRECISION NOT NULL,
    "median" DOUBLE PRECISION NOT NULL,
    "q3" DOUBLE PRECISION NOT NULL,
    "max" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "cohort_measure_pkey" PRIMARY KEY ("cohort_id","site_id","measure")
);

-- CreateTable
CREATE TABLE "cohort_covariate" (
    "cohort_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "cases" INTEGER NOT NULL,
    "values" INTEGER NOT NULL,

    CONSTRAINT "cohort_covariate_pkey" PRIMARY KEY ("cohort_id","name","value")
);

-- CreateIndex
CREATE INDEX "case_cohort_id_position_idx" ON "case"("cohort_id", "position");

-- CreateIndex
CREATE INDEX "audit_event_verb_id_idx" ON "audit_event"("verb", "id");

-- CreateIndex
CREATE INDEX "audit_event_role_id_idx" ON "audit_event"("role", "id");

-- AddForeignKey
ALTER TABLE "cohort_site" ADD CONSTRAINT "cohort_site_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cohort_measure" ADD CONSTRAINT "cohort_measure_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cohort_covariate" ADD CONSTRAINT "cohort_covariate_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Beyond the Prisma schema.

-- What of a case becomes a measure of its site.
CREATE VIEW "case_measure" AS
SELECT c."cohort_id", c."site_id", m.measure, m.value
FROM "case" c
CROSS JOIN LATERAL (VALUES
    ('spacing_x', (c."geometry"->'spacing'->>0)::float8),
    ('spacing_y', (c."geometry"->'spacing'->>1)::float8),
    ('spacing_z', (c."geometry"->'spacing'->>2)::float8),
    ('size_x', (c."geometry"->'size'->>0)::float8),
    ('size_y', (c."geometry"->'size'->>1)::float8),
    ('size_z', (c."geometry"->'size'->>2)::float8),
    ('intensity_p1', (c."intensity"->>'p1')::float8),
    ('intensity_median', (c."intensity"->>'median')::float8),
    ('intensity_p99', (c."intensity"->>'p99')::float8),
    ('intensity_mean', (c."intensity"->>'mean')::float8),
    ('intensity_sd', (c."intensity"->>'sd')::float8),
    ('zero_share', (c."intensity"->>'zero_share')::float8),
    ('reference_volume_ml', (c."reference_facts"->>'volume_ml')::float8)
) AS m(measure, value)
WHERE m.value IS NOT NULL;

-- Whether a plan lacks what it needs of a case: its size, or the labelled slices of its reference.
CREATE FUNCTION "lacks_facts"("c" "case") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT c."issue" IS NULL AND (c."geometry" IS NULL OR (c."reference_sha256" IS NOT NULL
           AND coalesce(c."reference_facts"->'labels', 'null'::jsonb) = 'null'::jsonb))
$$;

-- The cases of each site counted; five numbers of each measure per site, quantiles as R's type 7; and a covariate's most
-- frequent values.
CREATE FUNCTION "summarise_cohort"("of" UUID) RETURNS void LANGUAGE sql AS $$
    INSERT INTO "cohort_site" ("cohort_id", "site_id", "cases", "patients", "issues", "without_reference",
                               "without_facts", "orientations")
    SELECT "of", counted."site_id", counted.cases, counted.patients, counted.issues, counted.without_reference,
           counted.without_facts, coalesce(oriented.orientations, '{}')
    FROM (
        SELECT c."site_id", count(*)::int AS cases, count(DISTINCT c."patient_row_id")::int AS patients,
               count(c."issue")::int AS issues,
               (count(*) FILTER (WHERE c."reference_sha256" IS NULL AND c."issue" IS NULL))::int AS without_reference,
               (count(*) FILTER (WHERE "lacks_facts"(c)))::int AS without_facts
        FROM "case" c WHERE c."cohort_id" = "of" GROUP BY 1
    ) AS counted
    LEFT JOIN (
        SELECT o."site_id", jsonb_object_agg(o.orientation, o.cases) AS orientations FROM (
            SELECT c."site_id", c."geometry"->>'orientation' AS orientation, count(*)::int AS cases
            FROM "case" c WHERE c."cohort_id" = "of" AND c."geometry" IS NOT NULL GROUP BY 1, 2
        ) AS o GROUP BY 1
    ) AS oriented ON oriented."site_id" = counted."site_id";

    INSERT INTO "cohort_measure" ("cohort_id", "site_id", "measure", "n", "min", "q1", "median", "q3", "max")
    SELECT m."cohort_id", m."site_id", m.measure, count(*)::int, min(m.value),
           percentile_cont(0.25) WITHIN GROUP (ORDER BY m.value),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY m.value),
           percentile_cont(0.75) WITHIN GROUP (ORDER BY m.value), max(m.value)
    FROM "case_measure" m WHERE m."cohort_id" = "of" GROUP BY 1, 2, 3;

    INSERT INTO "cohort_covariate" ("cohort_id", "name", "value", "cases", "values")
    SELECT "of", ranked.name, ranked.value, ranked.cases, ranked.distinct_values FROM (
        SELECT counted.name, counted.value, counted.cases,
               row_number() OVER (PARTITION BY counted.name ORDER BY counted.cases DESC, counted.value) AS place,
               count(*) OVER (PARTITION BY counted.name)::int AS distinct_values
        FROM (
            SELECT e.key AS name, e.value, count(*)::int AS cases
            FROM "case" c CROSS JOIN LATERAL jsonb_each_text(c."covariates") AS e
            WHERE c."cohort_id" = "of" GROUP BY 1, 2
        ) AS counted
    ) AS ranked WHERE ranked.place <= 50;
$$;

-- Cohorts that were registered before this migration have a geometry and covariates.
SELECT "summarise_cohort"("id") FROM "cohort";

CREATE TRIGGER "cohort_site_immutable" BEFORE UPDATE OR DELETE ON "cohort_site" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "cohort_measure_immutable" BEFORE UPDATE OR DELETE ON "cohort_measure" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "cohort_covariate_immutable" BEFORE UPDATE OR DELETE ON "cohort_covariate" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
