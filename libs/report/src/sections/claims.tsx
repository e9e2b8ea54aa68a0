import {
  acceptanceSentence,
  claimSentence,
  sayP,
  sayValue,
  show,
  undecidedWords,
} from '@atrium/charts';
import {
  groupBy,
  pilotWords,
  type AcceptanceAnswer,
  type DeclaredAnswerOfRun,
  type Ranked,
  type ReportData,
} from '@atrium/contracts';
import type { ReactElement } from 'react';
import { listed } from '../format';
import { Table } from '../table';
import { Ranking } from './ranking';
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
      {pilot && <p>{pilotWords(pilot)}</p>}
      {declared.length > 0 && <Comparisons data={data} />}
      {acceptance.length > 0 && <Acceptance data={data} />}
      <RobustRanges data={data} />
      <Ranking data={data} />
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
        caption="Signed rank tests over the sites, p adjusted by Holm over these comparisons. The least p is the least that so many pairs can give, not adjusted: above alpha over the number of comparisons nothing is decidable. A verdict needs both populations to agree."
        heads={[
          'Comparison',
          'Claim',
          'Verdict',
          '#p, all cases',
          '#p, completed only',
          '#Least p',
          '#Difference, all cases',
          '#Pairs',
        ]}
        rows={analysis.declared.map((one) => [
          one.comparison.id,
          claimSentence(one.comparison),
          <>
            <Said verdict={one.verdict} />
            {one.verdict === 'not decidable' && ` ${undecidedWords(one)}`}
          </>,
          sayP(one.all_cases.adjusted_p),
          sayP(one.completed_only.adjusted_p),
          sayP(Math.max(one.all_cases.smallest_p, one.completed_only.smallest_p)),
          differenceOf(one.all_cases),
          `${one.pairs.both}${one.pairs.one > 0 ? ` (${one.pairs.one} fell out)` : ''}`,
        ])}
      />
    </>
  );
}

function differenceOf({ estimate, interval }: DeclaredAnswerOfRun['all_cases']): string {
  if (typeof estimate !== 'number') return '-';
  const end = (value: Ranked): string =>
    typeof value === 'number' ? show(value, 4) : value.replace('infinity', 'undefined');
  return `${show(estimate, 4)}${interval ? ` [${end(interval.low)}, ${end(interval.high)}]` : ''}`;
}

function Acceptance({ data: { analysis } }: { data: ReportData }): ReactElement {
  const { endpoint, estimator } = analysis;
  return (
    <>
      <h3>Acceptance</h3>
      <Table
        caption={`The end of the 95 % interval of the ${estimator} that decides, of the population that is worse off.`}
        heads={['Arm', 'Asked', 'Where', '#Bound', 'Verdict']}
        rows={analysis.acceptance.flatMap(({ acceptance: asked, sites }) =>
          sites.map(({ site, bound, verdict }) => [
            asked.arm,
            acceptanceSentence(asked, analysis),
            site ?? 'over all sites',
            sayValue(bound, endpoint),
            <Said key="verdict" verdict={verdict} />,
          ]),
        )}
      />
    </>
  );
}
