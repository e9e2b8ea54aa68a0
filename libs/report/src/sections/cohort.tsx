import { measureGroups } from '@atrium/charts';
import type { ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { Table } from '../table';

const MOST_VALUES = 8;

/** Geometry, intensity, contrast and covariates of the sites, so that a shift between them is seen before any result. */
export function Cohort({ data: { cohort } }: { data: ReportData }): ReactElement {
  const groups = measureGroups(
    cohort.measures,
    cohort.sites.map(({ site }) => site),
  );
  return (
    <section>
      <h2 id="cohort">Cohort</h2>
      <Table
        caption="Measures of the scans per site: median [quartiles], least to greatest."
        heads={['Measure', 'Site', '#n', '#Median [quartiles]', '#Least to greatest']}
        rows={groups.flatMap(({ title, unit, digits, rows }) =>
          rows.map(({ site, n, min, q1, median, q3, max }, i) => {
            const show = (value: number): string => value.toFixed(digits);
            return [
              i === 0 ? `${title}${unit && ` (${unit})`}` : '',
              site,
              n,
              `${show(median)} [${show(q1)}, ${show(q3)}]`,
              `${show(min)} to ${show(max)}`,
            ];
          }),
        )}
      />
      {cohort.covariates.length > 0 && (
        <Table
          caption="Further columns of the manifest, with their most frequent values."
          heads={['Column', '#Values', 'Most frequent (cases)']}
          rows={cohort.covariates.map(({ name, values, values_total: total }) => [
            name,
            total,
            values
              .slice(0, MOST_VALUES)
              .map(({ value, cases }) => `${value} (${cases})`)
              .join(', '),
          ])}
        />
      )}
    </section>
  );
}
