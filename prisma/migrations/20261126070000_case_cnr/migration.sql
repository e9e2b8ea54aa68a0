ALTER TABLE "case" ADD COLUMN "cnr" DOUBLE PRECISION;

-- What of a case becomes a measure of its site; contrast to noise is new.
CREATE OR REPLACE VIEW "case_measure" AS
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
    ('cnr', c."cnr"),
    ('reference_volume_ml', (c."reference_facts"->>'volume_ml')::float8)
) AS m(measure, value)
WHERE m.value IS NOT NULL;
