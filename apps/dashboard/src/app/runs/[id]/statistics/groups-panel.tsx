'use client';

import { apartSentence, equalsP, sayRange, sayValue, untestedWords } from '@atrium/charts';
import type { GroupsAnalysis, Untested } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { Select } from '@/components/select';
import { AnalysisView } from './analysis-view';
import { useStatisticsSettings } from './statistics-settings';

interface GroupsPanelProps {
  /** Names of the cohort's covariates. */
  readonly covariates: readonly string[];
  readonly arm: string;
  readonly against: string;
  readonly endpoint: string;
}

/** The two arms that are compared, over the groups of a covariate. */
export function GroupsPanel({ covariates, arm, against, endpoint }: GroupsPanelProps) {
  const [{ covariate: wanted }, setSettings] = useStatisticsSettings();
  if (covariates.length === 0) return null;
  const covariate = covariates.find((name) => name === wanted) ?? covariates[0];
  return (
    <Panel title="By covariate">
      <div className="mb-3">
        <Select
          label="Covariate"
          value={covariate}
          options={covariates.map((name) => [name, name])}
          onChange={(next) => void setSettings({ covariate: next })}
          isWide
        />
      </div>
      <AnalysisView
        question={{ kind: 'groups', arm, against, covariate, endpoint }}
        what={`${arm} and ${against} by ${covariate}`}
      >
        {(answer) => answer.kind === 'groups' && <Groups found={answer.groups} />}
      </AnalysisView>
    </Panel>
  );
}

function Groups({ found }: { found: GroupsAnalysis }) {
  const { arm, against, groups, endpoint } = found;
  if (groups.length === 0) return <Notice>No case of this run has a value of it.</Notice>;
  return (
    <>
      <DataTable
        label={`${arm} and ${against} by ${found.covariate}`}
        heads={['Group', 'Sites', 'Patients', arm, against ?? '', 'Difference', '95 %']}
      >
        {groups.map(({ label, sites, arm: a, against: b, difference }) => (
          <tr key={label} className="border-t border-line" data-group={label}>
            <td className="max-w-[24ch] truncate py-1 pr-4" title={label}>
              {label}
            </td>
            <td className="py-1 pr-4">{sites}</td>
            <td className="py-1 pr-4">{difference?.n ?? 0}</td>
            <td className="py-1 pr-4">{sayValue(a?.median, endpoint)}</td>
            <td className="py-1 pr-4">{sayValue(b?.median, endpoint)}</td>
            <td className="py-1 pr-4">{sayValue(difference?.estimate, endpoint, 1)}</td>
            <td className="py-1 pr-4 whitespace-nowrap">
              {sayRange(difference?.interval, endpoint, 1)}
            </td>
          </tr>
        ))}
      </DataTable>
      <p className="mt-3 text-muted">
        {groupsSentence(found)} Medians and differences of all cases; exploratory, p values not
        adjusted. {apartSentence(found.apart)}
      </p>
    </>
  );
}

function groupsSentence(found: GroupsAnalysis): string {
  const { arm, against, test, interaction, untested, made_of: cut, without } = found;
  const p = (name: string, given: GroupsAnalysis['test'], why: Untested | null): string =>
    `${name}: ${given ? equalsP(given.p) : untestedWords(why)}.`;
  const cuts = {
    values: '',
    quartiles: 'Numbers are cut at their quartiles. ',
    frequent: 'The most frequent values stand alone, all others together. ',
  };
  const ofTwo =
    against === null
      ? ''
      : ` ${p('The difference of the arms depends on the group', interaction, untested.interaction)}`;
  const missing = without > 0 ? ` ${without} cases have no value and are in no group.` : '';
  return `${cuts[cut]}Within sites, by ranks (Kruskal and Wallis, over sites van Elteren). ${p(`Groups differ in ${arm}`, test, untested.test)}${ofTwo}${missing}`;
}
