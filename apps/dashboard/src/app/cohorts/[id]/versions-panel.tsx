import type { CohortDetail } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatTime, formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';
import { CompareSelect } from '@/components/compare-select';

interface VersionsPanelProps {
  readonly cohort: CohortDetail;
  readonly against: string | null;
  readonly onCompare: (id: string | null) => void;
}

/** Every version of the name, and the choice of one to compare with. */
export function VersionsPanel({ cohort, against, onCompare }: VersionsPanelProps) {
  const others = cohort.versions.filter(({ id }) => id !== cohort.id);
  return (
    <Panel
      title={`Versions of ${cohort.name}`}
      aside={<CompareSelect others={others} against={against} onCompare={onCompare} />}
    >
      <DataTable label="Versions" heads={['Version', 'Cases', 'Registered', 'Why', 'Content']}>
        {cohort.versions.map(({ id, version, cases, created_at, note, sha256 }) => (
          <tr key={id} className="border-t border-line">
            <td className="py-1.5 pr-4">
              {id === cohort.id ? (
                <span aria-current="page">v{version}, this one</span>
              ) : (
                <Link href={`/cohorts/${id}`} className="text-accent underline">
                  v{version}
                </Link>
              )}
            </td>
            <td className="py-1.5 pr-4">{formatWhole(cases)}</td>
            <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(created_at)}</td>
            <td className="min-w-[16ch] py-1.5 pr-4">{note || '-'}</td>
            <td className="py-1.5 pr-4 font-mono text-xs" title={sha256}>
              {sha256.slice(0, 12)}
            </td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}
