import { counted, filesOf, type IntakePage, type IntakeRow } from '@atrium/contracts';
import { longTable } from '../reporters/long-table';

const HEAD = ['site', 'case', 'severity', 'code', 'file', 'found', 'expected'];

/** What was found of cases, a row a finding, and which files became none. */
export function findingsTable(rows: readonly IntakeRow[], page: IntakePage): string {
  const findings =
    rows.length === 0 ? 'Nothing was found.' : longTable(HEAD, rows.flatMap(linesOf));
  return `${findings}\n${unpairedLines(page).join('')}`;
}

const linesOf = ({ site, case_id, state, issues }: IntakeRow): string[][] =>
  issues.map(({ severity, code, file, found, expected }) => [
    site,
    case_id,
    state === 'quarantined' && code === 'IDENTIFIER_FOUND' ? 'quarantined' : severity,
    code,
    file ?? '',
    found,
    expected,
  ]);

function unpairedLines({ unpaired, unpaired_total }: IntakePage): string[] {
  const counts = new Map<string, number>();
  for (const one of unpaired) counts.set(one.why, (counts.get(one.why) ?? 0) + filesOf([one]));
  const more = unpaired_total - filesOf(unpaired);
  return [
    ...[...counts].map(([why, n]) => `not taken: ${counted(n, 'file')}. ${why}\n`),
    ...(more > 0 ? [`not taken: ${counted(more, 'more file')}.\n`] : []),
  ];
}
