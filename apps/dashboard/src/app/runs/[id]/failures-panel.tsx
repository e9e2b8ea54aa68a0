import type { RunDetail } from '@atrium/contracts';
import { Panel } from '@/components/panel';

/** What failed or was excluded, with the sentence and what to do. Nothing when nothing did. */
export function FailuresPanel({ run }: { run: RunDetail }) {
  if (run.failures.length === 0) return null;
  return (
    <Panel title="Failed and excluded">
      <ul className="space-y-2">
        {run.failures.map((failure) => (
          <li key={`${failure.site}/${failure.code}/${failure.status}`}>
            <p>
              <strong className={failure.status === 'failed' ? 'text-bad' : 'text-warn'}>
                {failure.code}
              </strong>{' '}
              at {failure.site}: {failure.cases} {failure.cases === 1 ? 'case' : 'cases'},{' '}
              {failure.rows} rows {failure.status} ({failure.class}). {failure.meaning}
            </p>
            <p className="text-muted">
              {failure.example_case}: {failure.example}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
