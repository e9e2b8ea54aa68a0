import {
  counted,
  groupWarnings,
  WARNINGS,
  type RunDetail,
  type WarningGroup,
} from '@atrium/contracts';
import Link from 'next/link';
import { Panel } from '@/components/panel';

/** Of one code. */
const MOST_MESSAGES = 5;

/** What is remarkable about cases and fails none of them, by code with the number of cases. Nothing where nothing is. */
export function WarningsPanel({ run }: { run: RunDetail }) {
  const groups = groupWarnings(run.warnings, MOST_MESSAGES);
  if (groups.length === 0) return null;
  return (
    <Panel title="Warnings">
      {groups.map((group) => (
        <Group key={group.code} runId={run.id} group={group} />
      ))}
    </Panel>
  );
}

function Group({
  runId,
  group: { code, cases, messages },
}: {
  runId: string;
  group: WarningGroup;
}) {
  return (
    <section className="mb-4 last:mb-0" aria-label={code}>
      <p>
        <strong className="text-warn">{code}</strong> in {counted(cases, 'case')}: {WARNINGS[code]}
      </p>
      <ul className="mt-1 text-muted">
        {messages.map((one) => (
          <li key={one.message} className="break-words">
            {counted(one.cases, 'case')}, for example{' '}
            <Link
              className="text-accent underline"
              href={`/runs/${runId}/cases/${encodeURIComponent(one.example)}`}
            >
              {one.example}
            </Link>
            : {one.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
