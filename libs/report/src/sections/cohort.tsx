import { measureGroups } from '@atrium/charts';
import type { ReportData, SiteCovariate } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { MOST_ROWS, Table } from '../table';

/** Geometry, intensity, contrast and covariates of the sites, so that a shift between them is seen before any result. */
export function Cohort({ data: { cohort, siteCovariates } }: { data: ReportData }): ReactElement {
  const groups = measureGroups(
    cohort.measures,
    cohort.sites.map(({ site }) => site),
  );
  return (
    <section>
      <h2 id="cohort">Cohort</h2>
      <Table
        caption="Measures of the scans per site: median [quartiles], least to greatest."
        file="tables/cohort.csv"
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
      {siteCovariates.length > MOST_ROWS && (
        <p>
          Further columns of the manifest are described per site, of the whole version of the
          cohort, in tables/cohort-covariates.csv.
        </p>
      )}
      {siteCovariates.length > 0 && siteCovariates.length <= MOST_ROWS && (
        <Table
          caption="Further columns of the manifest per site, of all cases of this version of the cohort and not only of those that the run took: numbers as median [quartiles], least to greatest; of others the most frequent values, with their cases."
          heads={['Column', 'Site', '#Cases with a value', '#Values']}
          rows={siteCovariates.map((one, i) => [
            one.name === siteCovariates[i - 1]?.name ? '' : one.name,
            one.site,
            one.n,
            describe(one),
          ])}
        />
      )}
    </section>
  );
}

function describe({ n, numbers, values, values_total: total }: SiteCovariate): string {
  if (n === 0) return '-';
  if (numbers) {
    const { min, q1, median, q3, max } = numbers;
    const [middle, lower, upper, least, most] = [median, q1, q3, min, max].map(shortNumber);
    return `${middle} [${lower}, ${upper}], ${least} to ${most}`;
  }
  const listed = values.map(({ value, cases }) => `${value} (${cases})`).join(', ');
  return total > values.length ? `${listed} and ${total - values.length} more` : listed;
}

/** To four digits, as covariates of any unit are; a whole number, a date among them, as it is. */
const shortNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
