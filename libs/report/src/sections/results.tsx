import { describeMetric, metricTitle, sayRange, sayValue } from '@atrium/charts';
import type { ArmAtSite, MeasuredMetric, ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { listed } from '../format';
import { MOST_ROWS, Table } from '../table';
import { Failures } from './failures';
import { Gallery } from './gallery';
import { Groups } from './groups';
import { intervalsOf } from '../intervals';
import { Metric } from './metric';
import { Ranking } from './ranking';
import { SecondReader } from './second-reader';
import { SitesLikeThese } from './sites-like-these';

/** The primary endpoint with its intervals, then the other metrics; both populations beside each other. */
export function Results({ data }: { data: ReportData }): ReactElement {
  const others = data.metrics.filter(({ metric }) => metric !== data.analysis.endpoint);
  return (
    <section>
      <h2 id="results">Results, exploratory</h2>
      <p>
        What was declared is answered above. What follows describes what was found: p values in it
        are not adjusted for what else was looked at, and no claim is made of it.
      </p>
      <Endpoint data={data} />
      <Failures data={data} />
      <SecondReader data={data} />
      {others
        .filter(({ rows }) => rows.length <= MOST_ROWS)
        .map((measured) => (
          <Metric
            key={measured.metric}
            measured={measured}
            intervals={intervalsOf(data.analysis, measured.metric)}
          />
        ))}
      <SiteMeans data={data} />
      <SitesLikeThese data={data} />
      <Ranking data={data} />
      <Groups data={data} />
      <InFiles metrics={others.filter(({ rows }) => rows.length > MOST_ROWS)} />
      <Worst data={data} />
      <Gallery data={data} />
    </section>
  );
}

const counts = ({ completed, failed, excluded }: ArmAtSite): string =>
  `${completed} / ${failed.input + failed.method + failed.infrastructure} / ${excluded}`;

function Endpoint({ data: { analysis } }: { data: ReportData }): ReactElement {
  const { endpoint, arms } = analysis;
  const title = metricTitle(describeMetric(endpoint));
  const overAll = arms.filter(({ site }) => site === null);
  // A run at one site has no rows over sites.
  const shown = arms.length > MOST_ROWS && overAll.length > 0 ? overAll : arms;
  return (
    <>
      <h3>{title}, the primary endpoint</h3>
      {shown.length < arms.length && (
        <p className="muted">
          {arms.length} rows of arm and site: here over all sites, the sites in tables/endpoint.csv
          and in the first figure.
        </p>
      )}
      <Table
        caption="Per arm and site, and over all sites (described, not tested). Intervals of 95 %, from 8 values on and where simulation shows that they cover: of the median by order statistics or, where a patient has several scans, by bootstrap over patients; of the mean by BCa bootstrap over patients. Counts are completed / failed / excluded; but for the last column all numbers are of all cases."
        heads={[
          'Arm',
          'Site',
          '#Counts',
          '#n, all cases',
          '#Median [IQR]',
          '#95 % of the median',
          '#Mean (SD)',
          '#95 % of the mean',
          '#Median, completed only',
        ]}
        rows={shown.map((one) => {
          const { all_cases: all, completed_only: completed } = one;
          return [
            one.arm,
            one.site ?? 'all sites',
            counts(one),
            all?.n ?? 0,
            all
              ? `${sayValue(all.median, endpoint)} [${sayValue(all.q1, endpoint)}, ${sayValue(all.q3, endpoint)}]`
              : '-',
            sayRange(all?.median_interval ?? null, endpoint),
            all?.mean == null
              ? '-'
              : `${sayValue(all.mean, endpoint)} (${sayValue(all.sd, endpoint)})`,
            sayRange(all?.mean_interval ?? null, endpoint),
            sayValue(completed?.median ?? null, endpoint),
          ];
        })}
      />
    </>
  );
}

/** What 'these sites' say together, each weighing the same. */
function SiteMeans({ data: { analysis } }: { data: ReportData }): ReactElement | null {
  const { endpoint, arms } = analysis;
  const found = arms.flatMap(({ arm, site_mean: mean }) => (mean ? [{ arm, mean }] : []));
  if (found.length === 0) return null;
  return (
    <>
      <h3>{metricTitle(describeMetric(endpoint))} of these sites, each weighing the same</h3>
      <Table
        caption="Mean of the sites' means, all cases, with its interval of 95 %: of these sites alone. Weights by precision would favour the sites that do well, for Dice spreads less near 1."
        heads={['Arm', '#Sites', '#Mean', '#95 %']}
        rows={found.map(({ arm, mean }) => [
          arm,
          mean.sites,
          sayValue(mean.estimate, endpoint),
          mean.interval
            ? `${sayValue(mean.interval.low, endpoint)} to ${sayValue(mean.interval.high, endpoint)}`
            : '-',
        ])}
      />
    </>
  );
}

function InFiles({ metrics }: { metrics: readonly MeasuredMetric[] }): ReactElement | null {
  if (metrics.length === 0) return null;
  const titles = metrics.map(({ metric }) => metricTitle(describeMetric(metric)));
  return (
    <p>
      {listed(titles)} of each arm at each site are {metrics[0].rows.length} rows each:
      tables/metric-*.csv.
    </p>
  );
}

function Worst({ data: { worst, pictures } }: { data: ReportData }): ReactElement | null {
  if (worst.length === 0) return null;
  return (
    <>
      <h3>Cases of least Dice</h3>
      <Table
        caption={`The worst completed result of each of these cases.${pictures ? '' : ' Pictures stay at the sites: none is part of this report.'}`}
        heads={['Case', 'Site', 'Arm', '#Dice', '#HD95 (mm)', '#Volume (ml)', '#Reference (ml)']}
        rows={worst.map((row) => [
          row.case_id,
          row.site,
          row.arm,
          sayValue(row.dice, 'dice'),
          sayValue(row.hd95_mm, 'hd95_mm'),
          sayValue(row.volume_ml, 'volume_ml'),
          sayValue(row.reference_volume_ml, 'volume_ml'),
        ])}
      />
    </>
  );
}
