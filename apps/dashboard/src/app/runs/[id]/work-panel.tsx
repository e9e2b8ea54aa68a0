import type { RunDetail, RunningCase } from '@atrium/contracts';
import { Panel } from '@/components/panel';

/** The cases in work at this moment; nothing of a run that has none and starts none. */
export function WorkPanel({ run }: { run: RunDetail }) {
  if (run.running.length === 0) return null;
  const sites = [...new Set(run.running.map(({ site }) => site))];
  return (
    <Panel title="In work">
      {sites.map((site) => (
        <section key={site} aria-label={`In work at ${site}`} className="mb-3 last:mb-0">
          <h3 className="truncate font-medium" title={site}>
            {site}
          </h3>
          {run.running
            .filter((one) => one.site === site)
            .map((one) => (
              <CaseInWork key={`${one.case_id}/${one.model}`} {...one} />
            ))}
        </section>
      ))}
    </Panel>
  );
}

function CaseInWork({ case_id, phase, slice, slices, tries, retry_reason }: RunningCase) {
  const share = slices ? (slice ?? 0) / slices : null;
  return (
    <div className="mb-1">
      <div className="flex items-center gap-2 whitespace-nowrap">
        <span className="max-w-[24ch] truncate" title={case_id}>
          {case_id}
        </span>
        <span className="text-muted">
          {phase ?? ''}
          {slices ? ` ${slice ?? 0}/${slices}` : ''}
        </span>
        {share !== null && (
          <span className="h-1.5 w-16 overflow-hidden rounded bg-line" aria-hidden>
            <span className="block h-full bg-accent" style={{ width: `${100 * share}%` }} />
          </span>
        )}
      </div>
      {(tries ?? 1) > 1 || phase === 'retrying' ? (
        <p className="max-w-[60ch] text-xs text-warn">
          Try {tries} of 3{retry_reason && `, since the one before ended with ${retry_reason}`}
        </p>
      ) : null}
    </div>
  );
}
