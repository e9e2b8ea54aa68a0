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

CREATE FUNCTION "hash_content"("site" TEXT, "patient" TEXT, "image" TEXT, "reference" TEXT, "reference_2" TEXT, "covariates" JSONB)
RETURNS UUID LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT "hash_json"(jsonb_build_array("site", "patient", "image", "reference", "reference_2", "covariates"))
$$;
CREATE FUNCTION "hash_record"("checks" JSONB) RETURNS UUID LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT "hash_json"(nullif("checks", '[]'))
$$;
-- Upper and lower case of ASCII, which is all that ids hold, whatever the language of the database.
CREATE FUNCTION "search_text"("case_id" TEXT, "patient_id" TEXT) RETURNS TEXT LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT lower(("case_id" || E'\t' || "patient_id") COLLATE "C")
$$;

ALTER TABLE "case" DISABLE TRIGGER "case_immutable";
UPDATE "case" c SET "search_text" = "search_text"(c."case_id", p."patient_id"),
    "content_hash" = "hash_content"(c."site_id", p."patient_id", c."image_sha256", c."reference_sha256", c."reference_2_sha256",
                                    c."covariates"),
    "record_hash" = "hash_record"(c."checks")
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
    "bits" BIT VARYING,

    CONSTRAINT "cohort_facet_pkey" PRIMARY KEY ("cohort_id","key")
);
CREATE TRIGGER "cohort_facet_immutable" BEFORE UPDATE OR DELETE ON "cohort_facet" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- A bit for each place, up to the last of some rising ones: 1 where it is one of them.
CREATE FUNCTION "bits_of"("positions" INTEGER[]) RETURNS BIT VARYING LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT string_agg(repeat('0', gaps.gap) || '1', '' ORDER BY gaps.place)::varbit
    FROM (SELECT place, place - lag(place, 1, -1) OVER (ORDER BY place) - 1 AS gap FROM unnest("positions") AS place) AS gaps
$$;

-- Which of a cohort's cases are at a site, have a value of a covariate, or an issue or none: in the form that is shorter. Under a
-- hash, for values of any length.
CREATE FUNCTION "index_cohort"("of" UUID) RETURNS void LANGUAGE sql AS $$
    INSERT INTO "cohort_facet" ("cohort_id", "key", "positions", "bits")
    SELECT "of", found.key, CASE WHEN NOT found.is_dense THEN found.places END, CASE WHEN found.is_dense THEN "bits_of"(found.places) END
    FROM (
        SELECT "hash_json"(jsonb_build_array(f.facet, f.name, f.value)) AS key, array_agg(f."position" ORDER BY f."position") AS places,
               count(*) * 32 > max(f."position") AS is_dense
        FROM (
            SELECT 'covariate' AS facet, e.key AS name, e.value, c."position"
            FROM "case" c CROSS JOIN LATERAL jsonb_each_text(c."covariates") AS e WHERE c."cohort_id" = "of"
            UNION ALL
            SELECT 'issue', '', CASE WHEN c."issue" IS NULL THEN 'no' ELSE 'yes' END, c."position"
            FROM "case" c WHERE c."cohort_id" = "of"
            UNION ALL
            SELECT 'site', '', c."site_id", c."position" FROM "case" c WHERE c."cohort_id" = "of"
        ) AS f GROUP BY f.facet, f.name, f.value
    ) AS found;
$$;
SELECT "index_cohort"("id") FROM "cohort";
ALTER TABLE "cohort_facet" ADD CONSTRAINT "cohort_facet_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a subset's cases are counted and compared by lies beside their keys: no case is read.
ALTER TABLE "cohort_subset_case" ADD COLUMN "case_id" TEXT, ADD COLUMN "site_id" TEXT;
UPDATE "cohort_subset_case" m SET "case_id" = c."case_id", "site_id" = c."site_id" FROM "case" c WHERE c."id" = m."case_row_id";
ALTER TABLE "cohort_subset_case" ALTER COLUMN "case_id" SET NOT NULL, ALTER COLUMN "site_id" SET NOT NULL;
ALTER TABLE "cohort_subset_case" DROP CONSTRAINT "cohort_subset_case_pkey";
ALTER TABLE "cohort_subset_case" ADD CONSTRAINT "cohort_subset_case_pkey" PRIMARY KEY ("subset_id", "case_id") INCLUDE ("site_id", "case_row_id");
