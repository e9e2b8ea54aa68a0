-- What the charts over slices need of a result is made once and lies apart: they read a kilobyte of each result where they read
-- four, and sort what is left. It takes the place of `reach` and `overrun` of every slice.
-- CreateTable
CREATE TABLE "result_curves" (
    "result_id" UUID NOT NULL,
    "drift_mm" DOUBLE PRECISION[],
    "drift_dice" DOUBLE PRECISION[],
    "reach" DOUBLE PRECISION[],
    "reach_labelled" INTEGER[],
    "reach_found" INTEGER[],
    "reach_dice" DOUBLE PRECISION[],
    "reach_spare" INTEGER[],
    "reach_overrun" INTEGER[],

    CONSTRAINT "result_curves_pkey" PRIMARY KEY ("result_id")
);

-- AddForeignKey
ALTER TABLE "result_curves" ADD CONSTRAINT "result_curves_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

WITH given AS (
  SELECT t."result_id", s.* FROM "result_slices" t CROSS JOIN LATERAL unnest(
    t."slice", t."reference_pixels", t."predicted_pixels", t."dice", t."distance_mm", t."reach", t."overrun")
    s (slice, reference, predicted, dice, mm, reach, overrun)
), owned AS (
  SELECT r."id", key, coalesce((lag(key) OVER keys + key) / 2, -1) AS above, (key + lead(key) OVER keys) / 2 AS upto
  FROM "result" r CROSS JOIN unnest(r."key_slices") key
  WINDOW keys AS (PARTITION BY r."id" ORDER BY key)
), placed AS (
  SELECT g."result_id", array_agg(sign(slice - key) * mm ORDER BY slice) AS mm, array_agg(dice ORDER BY slice) AS dice
  FROM given g JOIN owned o ON o."id" = g."result_id" AND slice > above AND (upto IS NULL OR slice <= upto)
  WHERE reference > 0 AND mm IS NOT NULL GROUP BY g."result_id"
), reached AS (
  SELECT "result_id", reach, count(*) FILTER (WHERE reference > 0) AS labelled,
         count(*) FILTER (WHERE reference > 0 AND predicted > 0) AS found,
         coalesce(sum(dice ORDER BY slice) FILTER (WHERE reference > 0 AND predicted > 0), 0) AS dice,
         count(*) FILTER (WHERE predicted > 0 AND (reference > 0) IS NOT TRUE) AS spare,
         count(*) FILTER (WHERE overrun) AS overrun
  FROM given GROUP BY "result_id", reach
), rising AS (
  SELECT "result_id", array_agg(reach ORDER BY reach) AS reach, array_agg(labelled::int ORDER BY reach) AS labelled,
         array_agg(found::int ORDER BY reach) AS found, array_agg(dice ORDER BY reach) AS dice,
         array_agg(spare::int ORDER BY reach) AS spare, array_agg(overrun::int ORDER BY reach) AS overrun
  FROM reached GROUP BY "result_id"
)
INSERT INTO "result_curves"
SELECT r."result_id", coalesce(p.mm, '{}'), coalesce(p.dice, '{}'), r.reach, r.labelled, r.found, r.dice, r.spare, r.overrun
FROM rising r LEFT JOIN placed p USING ("result_id");

ALTER TABLE "result_slices" DROP COLUMN "reach", DROP COLUMN "overrun";
