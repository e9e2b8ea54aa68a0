import type { IntakeView } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatTime, formatWhole } from '@/components/format';
import { StateBadge } from '@/components/state-badge';
import { casesDone, isThrough, stateWord } from './state-words';

const HEADS = [
  'State',
  'Cohort to be',
  'Site',
  'Cases looked through',
  'Kept out',
  'Files',
  'Asked for',
  'Ended',
  'Became',
];

/** Intakes as links, a row each. */
export function IntakeRows({ intakes }: { intakes: readonly IntakeView[] }) {
  return (
    <DataTable label="Intakes" heads={HEADS}>
      {intakes.map((intake) => (
        <Row key={intake.id} intake={intake} />
      ))}
    </DataTable>
  );
}

function Row({ intake }: { intake: IntakeView }) {
  const { id, name, site, total, deidentify, asked_at, ended_at, cohort_id } = intake;
  return (
    <tr className="border-t border-line" data-intake={id}>
      <td className="py-1.5 pr-4">
        <StateBadge state={stateWord(intake)} />
      </td>
      <td className="max-w-[28ch] truncate py-1.5 pr-4" title={name}>
        <Link href={`/cohorts/intakes/${id}`} className="text-accent underline">
          {name}
        </Link>
      </td>
      <td className="max-w-[24ch] truncate py-1.5 pr-4" title={site ?? undefined}>
        {site ?? 'as the source says'}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {total === 0 ? '-' : `${formatWhole(casesDone(intake))} of ${formatWhole(total)}`}
      </td>
      <td className="py-1.5 pr-4">{keptOut(intake)}</td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {deidentify ? 'clean copies' : 'as they are'}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(asked_at)}</td>
      <td className="py-1.5 pr-4 whitespace-nowrap">{ended_at ? formatTime(ended_at) : '-'}</td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {cohort_id ? (
          <Link href={`/cohorts/${cohort_id}`} className="text-accent underline">
            its version
          </Link>
        ) : (
          '-'
        )}
      </td>
    </tr>
  );
}

/** Cases with an error or quarantined. */
function keptOut({ summary, state }: IntakeView): string {
  if (!summary || !isThrough({ state })) return '-';
  return formatWhole(
    summary.sites.reduce((sum, { errors, quarantined }) => sum + errors + quarantined, 0),
  );
}
