-- A version of a cohort never changes: what finds its cases, and tells them from another version's, is written with it.

-- What finds a case by a part of an id: both ids, in lower case. What makes it another case of the same id, and what intake
-- found of it with what was said to that (null of nothing): two versions are compared by these, not by the rows.
ALTER TABLE "case" ADD COLUMN "search_text" TEXT COLLATE "C",
    ADD COLUMN "content_hash" UUID,
    ADD COLUMN "record_hash" UUID;

-- The first 128 bits of SHA-256: a uuid is half as long as the whole hash, and is compared in one step.
CREATE FUNCTION "hash_json"("what" JSONB) RETURNS UUID LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(substr(sha256(convert_to("what"::text, 'UTF8')), 1, 16), 'hex')::uuid
$$;

ALTER TABLE "case" DISABLE TRIGGER "case_immutable";
UPDATE "case" c SET "search_text" = lower(c."case_id" || E'\t' || p."patient_id"),
    "content_hash" = "hash_json"(jsonb_build_array(c."site_id", p."patient_id", c."image_sha256", c."reference_sha256",
                                                       c."reference_2_sha256", c."covariates")),
    "record_hash" = "hash_json"(nullif(c."checks", '[]'))
FROM "patient" p WHERE p."id" = c."patient_row_id";
ALTER TABLE "case" ENABLE TRIGGER "case_immutable";
ALTER TABLE "case" ALTER COLUMN "search_text" SET NOT NULL, ALTER COLUMN "content_hash" SET NOT NULL;

-- Both include what is read beside their keys: no row's page is read.
DROP INDEX "case_cohort_id_position_idx";
CREATE INDEX "case_cohort_id_position_idx" ON "case"("cohort_id", "position") INCLUDE ("search_text");
DROP INDEX "case_cohort_id_case_id_key";
CREATE UNIQUE INDEX "case_cohort_id_case_id_key" ON "case"("cohort_id", "case_id")
    INCLUDE ("position", "content_hash", "record_hash");

CREATE TABLE "cohort_facet" (
    "cohort_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "positions" INTEGER[],

    CONSTRAINT "cohort_facet_pkey" PRIMARY KEY ("cohort_id","key")
);
ALTER TABLE "cohort_facet" ADD CONSTRAINT "cohort_facet_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "cohort_facet_immutable" BEFORE UPDATE OR DELETE ON "cohort_facet" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- The places of the cases of each value of a covariate, and of those with an issue and without. Under a hash, for values of any
-- length.
CREATE FUNCTION "index_cohort"("of" UUID) RETURNS void LANGUAGE sql AS $$
    INSERT INTO "cohort_facet" ("cohort_id", "key", "positions")
    SELECT "of", "hash_json"(jsonb_build_array(f.facet, f.name, f.value)), array_agg(f."position" ORDER BY f."position")
    FROM (
        SELECT 'covariate' AS facet, e.key AS name, e.value, c."position"
        FROM "case" c CROSS JOIN LATERAL jsonb_each_text(c."covariates") AS e WHERE c."cohort_id" = "of"
        UNION ALL
        SELECT 'issue', '', CASE WHEN c."issue" IS NULL THEN 'no' ELSE 'yes' END, c."position"
        FROM "case" c WHERE c."cohort_id" = "of"
    ) AS f GROUP BY f.facet, f.name, f.value;
$$;
SELECT "index_cohort"("id") FROM "cohort";
