-- Named subsets of a cohort's version: what each was resolved from, and the cases that it was resolved to.
-- CreateTable
CREATE TABLE "cohort_subset" (
    "id" UUID NOT NULL,
    "cohort_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "is_carried" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "cohort_subset_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "cohort_subset_case" (
    "subset_id" UUID NOT NULL,
    "case_row_id" UUID NOT NULL,
    CONSTRAINT "cohort_subset_case_pkey" PRIMARY KEY ("subset_id", "case_row_id")
);
-- CreateIndex
CREATE UNIQUE INDEX "cohort_subset_cohort_id_name_key" ON "cohort_subset"("cohort_id", "name");
-- CreateIndex
CREATE INDEX "cohort_subset_case_case_row_id_idx" ON "cohort_subset_case"("case_row_id");
-- AddForeignKey
ALTER TABLE "cohort_subset" ADD CONSTRAINT "cohort_subset_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "cohort_subset_case" ADD CONSTRAINT "cohort_subset_case_subset_id_fkey" FOREIGN KEY ("subset_id") REFERENCES "cohort_subset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "cohort_subset_case" ADD CONSTRAINT "cohort_subset_case_case_row_id_fkey" FOREIGN KEY ("case_row_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
