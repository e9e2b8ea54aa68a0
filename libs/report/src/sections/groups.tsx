import { apartSentence, equalsP, sayP, sayRange, sayValue, untestedWords } from '@atrium/charts';
import type { GroupsAnalysis, ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { MOST_ROWS, Table } from '../table';

const CUTS: Readonly<Record<GroupsAnalysis['made_of'], string>> = {
  values: 'a group each value',
  quartiles: 'cut at the quartiles',
  frequent: 'the most frequent values, all others together',
};

/** The declared comparisons over the groups of each covariate: exploratory. */
export function Groups({ data: { analysis } }: { data: ReportData }): ReactElement | null {
  if (analysis.groups.length === 0) return null;
  const rows = analysis.groups.reduce((sum, { groups }) => sum + groups.length, 0);
  return (
    <>
      <h3>By covariate, exploratory</h3>
      <p className="muted">
        All cases. Whether the difference of two arms depends on the group (interaction) is tested
        within sites by ranks (Kruskal and Wallis, over sites van Elteren), a person once a group;
        these p values are not adjusted.
      </p>
      {rows <= MOST_ROWS ? (
        analysis.groups.map((one) => (
          <Covariate key={JSON.stringify([one.covariate, one.arm, one.against])} found={one} />
        ))
      ) : (
        <Interactions found={analysis.groups} rows={rows} />
      )}
    </>
  );
}

function Covariate({ found }: { found: GroupsAnalysis }): ReactElement {
  const { arm, against, covariate, endpoint, groups, interaction, untested, made_of: cut } = found;
  const tested = `interaction ${interaction ? equalsP(interaction.p) : untestedWords(untested.interaction)}`;
  return (
    <Table
      caption={`${covariate} (${CUTS[cut]}${found.without > 0 ? `; ${found.without} cases without a value` : ''}), ${arm} against ${against}: ${tested}. ${apartSentence(found.apart)}`}
      heads={['Group', '#Sites', '#Patients', `#${arm}`, `#${against}`, '#Difference', '#95 %']}
      rows={groups.map(({ label, sites, arm: a, against: b, difference }) => [
        label,
        sites,
        difference?.n ?? 0,
        sayValue(a?.median, endpoint),
        sayValue(b?.median, endpoint),
        sayValue(difference?.estimate, endpoint, 1),
        sayRange(difference?.interval, endpoint, 1),
      ])}
    />
  );
}

/** Of more groups than a table has rows: the interactions alone, the least p first. */
function Interactions({
  found,
  rows,
}: {
  found: readonly GroupsAnalysis[];
  rows: number;
}): ReactElement {
  const p = ({ interaction }: GroupsAnalysis): number => interaction?.p ?? Infinity;
  const byP = [...found].sort((a, b) => (p(a) === p(b) ? 0 : p(a) - p(b)));
  const shown = byP.slice(0, MOST_ROWS);
  return (
    <Table
      caption={`The interaction of each covariate, the least p first${shown.length < found.length ? `, the first ${shown.length} of ${found.length}` : ''}. The ${rows} groups with their medians and differences: tables/covariates.csv.`}
      heads={['Covariate', 'Arms', '#Groups', '#p of the interaction', 'Why not']}
      rows={shown.map(({ covariate, arm, against, groups, interaction, untested }) => [
        covariate,
        `${arm} against ${against}`,
        groups.length,
        interaction ? sayP(interaction.p) : '-',
        interaction ? '' : untestedWords(untested.interaction),
      ])}
    />
  );
}
