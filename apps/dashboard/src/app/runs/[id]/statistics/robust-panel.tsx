'use client';

import { describeMetric, rangeWords, show } from '@atrium/charts';
import type { RobustRangeAnswer, RunAnalysis } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';

/** The declared sweeps: which points may be taken for the nominal one; nothing where none is declared. */
export function RobustPanel({ run }: { run: RunAnalysis }) {
  return run.robust_ranges.map((answer) => (
    <Range key={`${answer.asked.strategy} ${answer.nominal}`} answer={answer} run={run} />
  ));
}

function Range({ answer, run }: { answer: RobustRangeAnswer; run: RunAnalysis }) {
  const { asked, nominal, range, points, silent } = answer;
  const finer = describeMetric(run.endpoint).digits + 1;
  const sites = points[0]?.sites.map(({ site }) => site) ?? [];
  return (
    <Panel title={`Robust range of ${asked.strategy}`}>
      <p className="mb-3">{rangeWords(answer)}</p>
      <DataTable
        label={`Robust range of ${asked.strategy}`}
        heads={['Point', 'In the range', ...sites]}
      >
        {points.map((point) => (
          <tr key={point.arm} className="border-t border-line" data-point={point.arm}>
            <td className="py-1 pr-4 whitespace-nowrap">{point.arm}</td>
            <td className="py-1 pr-4">
              {point.arm === nominal ? (
                'nominal'
              ) : range.includes(point.arm) ? (
                <strong className="text-good">yes</strong>
              ) : silent ? (
                '-'
              ) : (
                'no'
              )}
            </td>
            {point.sites.map(({ site, difference, lower }) => (
              <td key={site} className="py-1 pr-4 whitespace-nowrap">
                {show(difference, finer)}{' '}
                <span className="text-muted">
                  {lower === null ? 'no bound' : `at least ${show(lower, finer)}`}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
      <Optima answer={answer} show={(value) => show(value, finer)} />
      <p className="mt-3 text-muted">
        Mean difference to the nominal point, all cases, and its lower bound of 95 %, which holds
        for all points of a site at once (bootstrap over patients), of the population that is worse
        off.
      </p>
    </Panel>
  );
}

/** Where the sweep is best along each axis; nothing of sweeps of two points. */
function Optima({
  answer: { asked, optima },
  show,
}: {
  answer: RobustRangeAnswer;
  show: (value: number) => string;
}) {
  if (optima.length === 0) return null;
  return (
    <div className="mt-4">
      <DataTable
        label={`Optimum of ${asked.strategy}`}
        heads={['Axis', 'Site', 'n', 'Optimum by a unimodal fit', 'Means of all cases', 'Fitted']}
      >
        {optima.map(({ axis, site, n, best, means, fitted }) => (
          <tr key={`${axis} ${site}`} className="border-t border-line" data-optimum={site}>
            <td className="py-1 pr-4">{axis}</td>
            <td className="py-1 pr-4">{site}</td>
            <td className="py-1 pr-4">{n}</td>
            <td className="py-1 pr-4">{best}</td>
            <td className="py-1 pr-4 whitespace-nowrap">{means.map(show).join(', ')}</td>
            <td className="py-1 pr-4 whitespace-nowrap">{fitted.map(show).join(', ')}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
