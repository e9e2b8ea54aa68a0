-- Cases that the intake of a version did not take, and why: what a later look at two versions says of them.
-- CreateTable
CREATE TABLE "cohort_left_out" (
    "cohort_id" UUID NOT NULL,
    "case_id" TEXT NOT NULL,
    "site" TEXT NOT NULL,
    "codes" JSONB NOT NULL,
    "is_chosen" BOOLEAN NOT NULL,
    "reason" TEXT,
    CONSTRAINT "cohort_left_out_pkey" PRIMARY KEY ("cohort_id","case_id")
);
-- AddForeignKey
ALTER TABLE "cohort_left_out" ADD CONSTRAINT "cohort_left_out_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
