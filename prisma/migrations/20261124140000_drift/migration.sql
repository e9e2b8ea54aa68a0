-- How a mask holds along its slices: slices over-run and missed, the first one lost on either side of a key slice, and the
-- share that is held. Results that are there already have none of it.
ALTER TABLE "result" ADD COLUMN "slices_overrun" INTEGER,
                     ADD COLUMN "slices_missed" INTEGER,
                     ADD COLUMN "lost_inferior_slice" INTEGER,
                     ADD COLUMN "lost_inferior_mm" DOUBLE PRECISION,
                     ADD COLUMN "lost_superior_slice" INTEGER,
                     ADD COLUMN "lost_superior_mm" DOUBLE PRECISION,
                     ADD COLUMN "stability" DOUBLE PRECISION;
