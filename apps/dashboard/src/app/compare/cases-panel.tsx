import { counted, type RunsAnalysis } from '@atrium/contracts';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';

/** Names in one line. */
const NAMED = 20;

/** Which cases both runs share, and what became of the others. */
export function CasesPanel({ found }: { found: RunsAnalysis }) {
  const { same, changed, added, removed } = found.cases;
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['changed', changed.map((one) => `${one.case_id} (${one.in.join(', ')})`)],
    ['in B alone', added],
    ['in A alone', removed],
    ['arms of B alone', found.only_now],
    ['arms of A alone', found.only_before],
    ['new sites in B', found.new_sites],
  ];
  return (
    <Panel title="Cases of both runs">
      {found.is_incomplete && (
        <Notice tone="bad">Rows failed by the machine: retry them first.</Notice>
      )}
      <p>
        {counted(same, 'case')} the same in both: id, site, image and references. Pairs are of
        these.
      </p>
      <ul>
        {lines
          .filter(([, names]) => names.length > 0)
          .map(([what, names]) => (
            <li key={what} className="mt-1 wrap-anywhere">
              {names.length} {what}: {names.slice(0, NAMED).join(', ')}
              {names.length > NAMED && ` and ${names.length - NAMED} more`}
            </li>
          ))}
      </ul>
    </Panel>
  );
}
