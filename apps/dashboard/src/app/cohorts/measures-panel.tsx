'use client';

import { countsSentence, FiveNumbersChart, measureGroups, type MeasureGroup } from '@atrium/charts';
import type { CohortMeasure } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';
import { useWidth } from '@/components/chart/use-width';

/** Narrower than this a chart's labels would leave no room for its boxes. */
const LEAST_WIDTH = 330;
const GAP = 24;

interface MeasuresPanelProps {
  readonly measures: readonly CohortMeasure[];
  readonly sites: readonly string[];
}

/** Geometry and intensity of the sites on common axes, a small chart a measure, and the numbers as a table. */
export function MeasuresPanel({ measures, sites }: MeasuresPanelProps) {
  const { ref, width } = useWidth();
  const groups = measureGroups(measures, sites);
  if (groups.length === 0)
    return (
      <Panel title="Geometry and intensity">
        <p className="text-muted">No image could be read: nothing was measured.</p>
      </Panel>
    );
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_WIDTH + GAP)));
  const each = Math.floor((width - (columns - 1) * GAP) / columns);
  return (
    <Panel title="Geometry and intensity">
      <div
        ref={ref}
        className="grid gap-6"
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {width > 0 &&
          groups.map((group) => (
            <figure key={group.id} className="min-w-0">
              <figcaption className="mb-1 text-xs font-medium">
                {group.title}
                {group.unit && <span className="text-muted">, {group.unit}</span>}
              </figcaption>
              <FiveNumbersChart group={group} width={each} />
            </figure>
          ))}
      </div>
      <p className="mt-3 text-muted wrap-anywhere">
        A box runs from the first to the third quartile of a site&apos;s cases with the median as
        its line and at the right; whiskers reach the least and the greatest. Intensities are of
        voxels above 0, as the files have them. {countsSentence(groups, sites)}
      </p>
      <details className="mt-2">
        <summary className="cursor-pointer text-accent">The same as a table</summary>
        <MeasureTable groups={groups} />
      </details>
    </Panel>
  );
}

const HEADS = ['Measure', 'Site', 'n', 'Least', 'Quartile 1', 'Median', 'Quartile 3', 'Greatest'];

function MeasureTable({ groups }: { groups: readonly MeasureGroup[] }) {
  return (
    <DataTable label="Measures per site" heads={HEADS}>
      {groups.flatMap(({ id, title, unit, digits, rows }) =>
        rows.map(({ site, n, min, q1, median, q3, max }) => (
          <tr key={`${id}/${site}`} className="border-t border-line">
            <td className="py-1 pr-4 whitespace-nowrap">
              {title}
              {unit && `, ${unit}`}
            </td>
            <td className="max-w-[28ch] truncate py-1 pr-4" title={site}>
              {site}
            </td>
            <td className="py-1 pr-4">{formatWhole(n)}</td>
            {[min, q1, median, q3, max].map((value, i) => (
              <td key={i} className="py-1 pr-4">
                {value.toFixed(digits)}
              </td>
            ))}
          </tr>
        )),
      )}
    </DataTable>
  );
}
