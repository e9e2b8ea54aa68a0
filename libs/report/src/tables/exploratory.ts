import type { ReportData } from '@atrium/contracts';
import type { NamedTable } from '@atrium/protocol';

export const groupsTable = (groups: ReportData['analysis']['groups']): NamedTable => ({
  name: 'covariates',
  columns: [
    'covariate',
    'made_of',
    'group',
    'sites',
    'arm',
    'against',
    'patients',
    'median_arm',
    'median_against',
    'difference',
    'low',
    'high',
    'p_groups',
    'p_interaction',
  ],
  rows: groups.flatMap((one) =>
    one.groups.map(({ label, sites, arm, against, difference }) => [
      one.covariate,
      one.made_of,
      label,
      sites,
      one.arm,
      one.against,
      difference?.n ?? 0,
      arm?.median ?? null,
      against?.median ?? null,
      difference?.estimate ?? null,
      difference?.interval?.low ?? null,
      difference?.interval?.high ?? null,
      one.test?.p ?? null,
      one.interaction?.p ?? null,
    ]),
  ),
});

export const secondReaderTable = ({
  sites,
  differences,
}: NonNullable<ReportData['analysis']['second_reader']>): NamedTable => ({
  name: 'second-reader',
  columns: ['arm', 'site', 'n', 'n_is', 'value', 'value_is', 'low', 'high'],
  rows: [
    ...sites.map(({ site, summary }) => [
      'second reader',
      site ?? 'all sites',
      summary.n,
      'cases',
      summary.median,
      'median against the reference',
      summary.median_interval?.low ?? null,
      summary.median_interval?.high ?? null,
    ]),
    ...differences.map(({ arm, site, n, estimate, interval }) => [
      arm,
      site ?? 'all sites',
      n,
      'patients',
      estimate,
      'arm less second reader',
      interval?.low ?? null,
      interval?.high ?? null,
    ]),
  ],
});
