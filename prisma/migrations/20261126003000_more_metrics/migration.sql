-- Further metrics of a result; null of results from before they were measured.
-- AlterTable
ALTER TABLE "result" ADD COLUMN "sensitivity" DOUBLE PRECISION,
ADD COLUMN "precision" DOUBLE PRECISION,
ADD COLUMN "hd_mm" DOUBLE PRECISION,
ADD COLUMN "relative_volume_error" DOUBLE PRECISION,
ADD COLUMN "centroid_distance_mm" DOUBLE PRECISION,
ADD COLUMN "components" INTEGER;
