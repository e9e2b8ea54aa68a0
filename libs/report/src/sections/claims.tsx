import {
  acceptanceSentence,
  claimSentence,
  failedWords,
  POPULATION_NAMES,
  sayP,
  sayValue,
  show,
  undecidedWords,
  withoutDatasetWords,
} from '@atrium/charts';
import {
  groupBy,
  pilotWords,
  UNDEFINED_WORDS,
  type AcceptanceAnswer,
  type DeclaredAnswerOfRun,
  type Ranked,
  type ReportData,
} from '@atrium/contracts';
import type { ReactElement } from 'react';
import { listed } from '../format';
import { MOST_ROWS, Table } from '../table';
import { RobustRanges } from './robust';

type Verdict = DeclaredAnswerOfRun['verdict'] | AcceptanceAnswer['sites'][number]['verdict'];

const TONES: Readonly<Record<Verdict, string>> = {
  shown: 'good',
  met: 'good',
  'not shown': 'bad',
  missed: 'bad',
  'not decidable': 'warn',
  incomplete: 'warn',
  'no claim': 'warn',
};

const Said = ({ verdict }: { verdict: Verdict }): ReactElement => (
  <strong className={TONES[verdict]}>{verdict}</strong>
);

/** Under 'declared': what the protocol asked before there were results, and the answer. */
export function Claims({ data }: { data: ReportData }): ReactElement {
  const { declared, acceptance, robust_ranges: robust, trained_on: trained, pilot } = data.analysis;
  const withoutDataset = withoutDatasetWords(data.analysis);
  const models = [...new Set(trained.flatMap(({ models: ofArm }) => ofArm))];
  return (
    <section>
      <h2 id="declared">Declared</h2>
      {declared.length + acceptance.length + robust.length === 0 && (
        <p>The protocol declares no comparison and asks no arm for acceptance.</p>
      )}
      {data.analysis.is_incomplete && (
        <p className="notice">
          The run is incomplete: the machine failed some results, or some were never made. No
          verdict is given until they are there.
        </p>
      )}
      {trained.length > 0 && (
        <p className="notice">
          {listed(models)} {models.length === 1 ? 'was' : 'were'} trained on{' '}
          {listed([...new Set(trained.flatMap(({ datasets }) => datasets))])}, of which this cohort
          is. No claim is carried by {listed(strategiesOf(trained.map(({ arm }) => arm)))}.
        </p>
      )}
      {withoutDataset && <p>{withoutDataset}</p>}
      {pilot && <p>{pilotWords(pilot)}</p>}
      {declared.length > 0 && <Comparisons data={data} />}
      {acceptance.length > 0 && <Acceptance data={data} />}
      <RobustRanges data={data} />
    </section>
  );
}

/** Strategies of arms, and of how many where a sweep or rounds make several. */
const strategiesOf = (arms: readonly string[]): string[] =>
  [...groupBy(arms, (arm) => arm.split('~')[0])].map(([strategy, ofIt]) =>
    ofIt.length === 1 ? ofIt[0] : `${strategy} (${ofIt.length} arms)`,
  );

function Comparisons({ data: { analysis } }: { data: ReportData }): ReactElement {
  return (
    <>
      <h3>Comparisons</h3>
      <Table
        caption="Signed rank tests over the sites, p adjusted by Holm over these comparisons. The least p is the least that so many pairs can give, not adjusted: above the level (0.02 of non-inferiority, 0.04 of equivalence, 0.05 of a difference) over the number of comparisons nothing is decidable. A verdict needs both populations to agree. Differences stand with their intervals of 95 %, of non-inferiority of 96 %, of equivalence of 92 %."
        heads={[
          'Comparison',
          'Claim',
          'Verdict',
          '#p, all cases',
          '#p, completed only',
          '#Least p',
          '#Difference, all cases',
          '#Completed only',
        ]}
        rows={analysis.declared.map((one) => [
          one.comparison.id,
          claimSentence(one),
          <>
            <Said verdict={one.verdict} />
            {one.verdict === 'not decidable' && ` ${undecidedWords(one)}`}
            {failedWords(one) && `; ${failedWords(one)}`}
          </>,
          sayP(one.all_cases.adjusted_p),
          sayP(one.completed_only.adjusted_p),
          sayP(Math.max(one.all_cases.smallest_p, one.completed_only.smallest_p)),
          differenceOf(one.all_cases),
          differenceOf(one.completed_only),
        ])}
      />
      <Counts declared={analysis.declared} />
    </>
  );
}

/** What each test is of. */
function Counts({ declared }: { declared: readonly DeclaredAnswerOfRun[] }): ReactElement {
  return (
    <Table
      caption="Pairs are of scans; a test takes each patient once, with the mean of his or her differences. A case with a value in one arm alone, or in neither, is no pair."
      file="tables/declared.csv"
      heads={[
        'Comparison',
        'Population',
        '#Patients',
        '#Pairs',
        '#In one arm alone',
        '#In neither arm',
      ]}
      rows={declared.flatMap(({ comparison, ...answer }) =>
        (['all_cases', 'completed_only'] as const).map((population) => {
          const { pairs, patients } = answer[population];
          return [
            comparison.id,
            POPULATION_NAMES[population],
            patients,
            pairs.both,
            pairs.one,
            pairs.neither,
          ];
        }),
      )}
    />
  );
}

function differenceOf({ estimate, interval }: DeclaredAnswerOfRun['all_cases']): string {
  if (typeof estimate !== 'number') return '-';
  const end = (value: Ranked): string =>
    typeof value === 'number' ? show(value, 4) : UNDEFINED_WORDS[value];
  return `${show(estimate, 4)}${interval ? ` [${end(interval.low)}, ${end(interval.high)}]` : ''}`;
}

function Acceptance({ data: { analysis } }: { data: ReportData }): ReactElement {
  const { endpoint, estimator } = analysis;
  const all = analysis.acceptance.flatMap(({ acceptance: asked, sites }) =>
    sites.map((answer) => ({ asked, ...answer })),
  );
  const others = all.filter(({ verdict }) => verdict !== 'met');
  const shown = all.length > MOST_ROWS ? others.slice(0, MOST_ROWS) : all;
  return (
    <>
      <h3>Acceptance</h3>
      {shown.length < all.length && (
        <p>
          {all.length} rows of arm and place, all of them in tables/acceptance.csv:{' '}
          {all.length - others.length} met
          {shown.length > 0 &&
            `, here ${shown.length < others.length ? `the first ${shown.length} of ` : ''}the ${others.length} others`}
          .
        </p>
      )}
      {shown.length > 0 && (
        <Table
          caption={`The end of the 95 % interval of the ${estimator} that decides, of the population that is worse off.`}
          heads={['Arm', 'Asked', 'Where', '#Bound', 'Verdict']}
          rows={shown.map(({ asked, site, bound, verdict }) => [
            asked.arm,
            acceptanceSentence(asked, analysis),
            site ?? 'over all sites',
            sayValue(bound, endpoint),
            <Said key="verdict" verdict={verdict} />,
          ])}
        />
      )}
    </>
  );
}
