import { counted, type ProtocolListItem } from '@atrium/contracts';
import Link from 'next/link';
import { formatTime } from '@/components/format';
import { Panel } from '@/components/panel';
import { CompareSelect } from '@/components/compare-select';

interface VersionsPanelProps {
  /** Of the name, the newest first. */
  readonly versions: readonly ProtocolListItem[];
  readonly current: string;
  readonly against: string | null;
  readonly onCompare: (id: string | null) => void;
}

/** Every version of the name, and the choice of one to compare with. */
export function VersionsPanel({ versions, current, against, onCompare }: VersionsPanelProps) {
  const others = versions.filter(({ id }) => id !== current);
  return (
    <Panel
      title={versions.length === 1 ? 'The only version' : counted(versions.length, 'version')}
      aside={<CompareSelect others={others} against={against} onCompare={onCompare} />}
    >
      <ul className="flex max-h-40 flex-wrap gap-2 overflow-y-auto" aria-label="Versions">
        {versions.map(({ id, version, created_at, runs }) => (
          <li key={id}>
            <Link
              href={`/protocols/${id}`}
              aria-current={id === current ? 'page' : undefined}
              className={`block rounded border px-2 py-1 ${id === current ? 'border-accent bg-accent-soft' : 'border-line hover:border-accent'}`}
            >
              <span className="font-medium">v{version}</span>{' '}
              <span className="text-muted">
                {formatTime(created_at)}, {counted(runs, 'run')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
