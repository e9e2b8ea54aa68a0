import { apartSentence, equalsP, sayRange, sayValue } from '@atrium/charts';
import type { GroupsAnalysis, ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { Table } from '../table';

const CUTS: Readonly<Record<GroupsAnalysis['made_of'], string>> = {
  values: 'a group each value',
  quartiles: 'cut at the quartiles',
  frequent: 'the most frequent values, all others together',
};

/** The declared comparisons over the groups of each covariate: exploratory. */
export function Groups({ data: { analysis } }: { data: ReportData }): ReactElement | null {
  if (analysis.groups.length === 0) return null;
  return (
    <>
      <h3>By covariate, exploratory</h3>
      <p className="muted">
        All cases. Whether the difference of two arms depends on the group (interaction) is tested
        within sites by ranks (Kruskal and Wallis, over sites van Elteren), a person once a group;
        these p values are not adjusted.
      </p>
      {analysis.groups.map((one) => (
        <Covariate key={JSON.stringify([one.covariate, one.arm, one.against])} found={one} />
      ))}
    </>
  );
}

function Covariate({ found }: { found: GroupsAnalysis }): ReactElement {
  const { arm, against, covariate, endpoint, groups, interaction, made_of: cut } = found;
  const tested = interaction
    ? `interaction ${equalsP(interaction.p)}`
    : 'no site has cases of two groups: interaction not tested';
  return (
    <Table
      caption={`${covariate} (${CUTS[cut]}${found.without > 0 ? `; ${found.without} cases without a value` : ''}), ${arm} against ${against}: ${tested}. ${apartSentence(found.apart)}`}
      heads={['Group', '#Sites', '#Pairs', `#${arm}`, `#${against}`, '#Difference', '#95 %']}
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
