import { counted, type IntakePage, type IntakeRow } from '@atrium/contracts';
import Table from 'cli-table3';

const style = { head: [], border: [], compact: true };

/** What was found of cases, a row a finding, and which files became none. */
export function findingsTable(rows: readonly IntakeRow[], page: IntakePage): string {
  const table = new Table({
    head: ['site', 'case', 'severity', 'code', 'file', 'found', 'expected'],
    style,
  });
  for (const { site, case_id, state, issues } of rows)
    for (const { severity, code, file, found, expected } of issues)
      table.push([
        site,
        case_id,
        state === 'quarantined' && code === 'IDENTIFIER_FOUND' ? 'quarantined' : severity,
        code,
        file ?? '',
        found,
        expected,
      ]);
  const findings = rows.length === 0 ? 'Nothing was found.\n' : `${table.toString()}\n`;
  return findings + unpairedLines(page).join('');
}

function unpairedLines({ unpaired, unpaired_total }: IntakePage): string[] {
  const counts = new Map<string, number>();
  for (const { why } of unpaired) counts.set(why, (counts.get(why) ?? 0) + 1);
  const more = unpaired_total - unpaired.length;
  return [
    ...[...counts].map(([why, n]) => `not taken: ${counted(n, 'file')}. ${why}\n`),
    ...(more > 0 ? [`not taken: ${counted(more, 'more file')}.\n`] : []),
  ];
}
