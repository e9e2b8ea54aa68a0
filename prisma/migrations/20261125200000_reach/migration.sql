-- What a threshold on the object score would cost is asked of thousands of results at once: kept when they come in, it needs
-- no window over every one's slices. Of results that are there already it is made here, as libs/db makes it of new ones.
ALTER TABLE "slice_result" ADD COLUMN "reach" DOUBLE PRECISION,
                           ADD COLUMN "overrun" BOOLEAN NOT NULL DEFAULT false;

WITH ways AS (
  SELECT "result_id", "slice", "prompted", "object_score", "predicted_pixels",
         min("slice") FILTER (WHERE "reference_pixels" > 0) OVER whole AS first,
         max("slice") FILTER (WHERE "reference_pixels" > 0) OVER whole AS last,
         count(*) FILTER (WHERE "prompted") OVER (whole ORDER BY "slice") AS way
  FROM "slice_result"
  WINDOW whole AS (PARTITION BY "result_id")
), reached AS (
  SELECT "result_id", "slice",
         min("object_score") FILTER (WHERE NOT "prompted") OVER (
           PARTITION BY "result_id", way ORDER BY CASE WHEN way = 0 THEN -"slice" ELSE "slice" END) AS reach,
         coalesce("predicted_pixels" > 0 AND "slice" NOT BETWEEN first AND last, false) AS overrun
  FROM ways
)
UPDATE "slice_result" s SET "reach" = r.reach, "overrun" = r.overrun
FROM reached r
WHERE s."result_id" = r."result_id" AND s."slice" = r."slice" AND (r.reach IS NOT NULL OR r.overrun);
