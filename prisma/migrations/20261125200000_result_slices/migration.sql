-- Slices of a result are written together and read together: a row of columns a result, where there was a row a slice. Charts
-- over thousands of results read a page a result instead of searching an index for each. `reach` and `overrun` are made when
-- slices come in; of results that are there already, here.
-- CreateTable
CREATE TABLE "result_slices" (
    "result_id" UUID NOT NULL,
    "slice" INTEGER[],
    "reference_pixels" INTEGER[],
    "predicted_pixels" INTEGER[],
    "dice" DOUBLE PRECISION[],
    "prompted" BOOLEAN[],
    "object_score" DOUBLE PRECISION[],
    "predicted_iou" DOUBLE PRECISION[],
    "distance_mm" DOUBLE PRECISION[],
    "x0" DOUBLE PRECISION[],
    "y0" DOUBLE PRECISION[],
    "x1" DOUBLE PRECISION[],
    "y1" DOUBLE PRECISION[],
    "reach" DOUBLE PRECISION[],
    "overrun" BOOLEAN[],

    CONSTRAINT "result_slices_pkey" PRIMARY KEY ("result_id")
);

-- AddForeignKey
ALTER TABLE "result_slices" ADD CONSTRAINT "result_slices_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

WITH ways AS (
  SELECT *, min("slice") FILTER (WHERE "reference_pixels" > 0) OVER whole AS first,
         max("slice") FILTER (WHERE "reference_pixels" > 0) OVER whole AS last,
         count(*) FILTER (WHERE "prompted") OVER (whole ORDER BY "slice") AS way
  FROM "slice_result"
  WINDOW whole AS (PARTITION BY "result_id")
), reached AS (
  SELECT *, min("object_score") FILTER (WHERE NOT "prompted") OVER (
           PARTITION BY "result_id", way ORDER BY CASE WHEN way = 0 THEN -"slice" ELSE "slice" END) AS reach,
         coalesce("predicted_pixels" > 0 AND "slice" NOT BETWEEN first AND last, false) AS overrun
  FROM ways
)
INSERT INTO "result_slices"
SELECT "result_id", array_agg("slice" ORDER BY "slice"), array_agg("reference_pixels" ORDER BY "slice"),
       array_agg("predicted_pixels" ORDER BY "slice"), array_agg("dice" ORDER BY "slice"),
       array_agg("prompted" ORDER BY "slice"), array_agg("object_score" ORDER BY "slice"),
       array_agg("predicted_iou" ORDER BY "slice"), array_agg("distance_mm" ORDER BY "slice"),
       array_agg("box"[1] ORDER BY "slice"), array_agg("box"[2] ORDER BY "slice"),
       array_agg("box"[3] ORDER BY "slice"), array_agg("box"[4] ORDER BY "slice"),
       array_agg(reach ORDER BY "slice"), array_agg(overrun ORDER BY "slice")
FROM reached GROUP BY "result_id";

DROP TABLE "slice_result";

-- Beyond the Prisma schema.

-- A row a slice, as slices.csv has them, for whoever reads the database by hand.
CREATE VIEW "slice_result" AS
SELECT "result_id", s.*
FROM "result_slices" CROSS JOIN LATERAL unnest(
  "slice", "reference_pixels", "predicted_pixels", "dice", "prompted", "object_score", "predicted_iou", "distance_mm",
  "x0", "y0", "x1", "y1") AS s (
  "slice", "reference_pixels", "predicted_pixels", "dice", "prompted", "object_score", "predicted_iou", "distance_mm",
  "x0", "y0", "x1", "y1");
