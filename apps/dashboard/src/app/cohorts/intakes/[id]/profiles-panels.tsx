import { measureGroups, type MeasureGroup } from '@atrium/charts';
import { counted, type IntakeSummary } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';
import { MeasuresPanel } from '../../measures-panel';
import { sayShift, shiftOf } from './shifts';

const MARKED =
  "Marked is what lies 2 or more spreads from the median of the other sites' medians; a spread is the sites' usual standard deviation within (interquartile range / 1.349). With few sites, one that is far off marks the others too. It is a description, no test: look whether scanner or protocol explain it, for a model may do worse there.";

/** What the sites are like side by side: where one is unlike the others, then every measure on common axes. */
export function ProfilesPanels({ summary }: { summary: IntakeSummary }) {
  const { profiles } = summary;
  const sites = profiles.map(({ site }) => site);
  const measures = profiles.flatMap(({ site, measures: of }) =>
    of.map((one) => ({ site, ...one })),
  );
  if (profiles.length === 0) return null;
  return (
    <>
      <Panel title="Sites side by side">
        <DataTable label="Profiles of the sites" heads={['Median (quartiles)', ...sites]}>
          <Row
            title="Cases"
            cells={profiles.map(
              ({ cases, patients }) => `${formatWhole(cases)}, of ${counted(patients, 'patient')}`,
            )}
          />
          <Row
            title="Without a reference"
            cells={profiles.map(({ without_reference }) => formatWhole(without_reference))}
          />
          <Row
            title="Orientation on disk"
            cells={profiles.map(({ orientations }) =>
              orientations.map(({ orientation, cases }) => `${orientation} (${cases})`).join(', '),
            )}
          />
          {measureGroups(measures, sites).map((group) => (
            <MeasureRow key={group.id} group={group} sites={sites} summary={summary} />
          ))}
        </DataTable>
        <p className="mt-2 max-w-4xl text-muted">
          {sites.length === 1 ? 'There is one site, and nothing to hold it against.' : MARKED} Only
          cases that become ones of the cohort are counted.
        </p>
      </Panel>
      <MeasuresPanel measures={measures} sites={sites} />
    </>
  );
}

const Row = ({ title, cells }: { title: string; cells: readonly string[] }) => (
  <tr className="border-t border-line">
    <th scope="row" className="py-1 pr-4 text-left font-normal whitespace-nowrap">
      {title}
    </th>
    {cells.map((cell, i) => (
      <td key={i} className="py-1 pr-4 whitespace-nowrap">
        {cell || '-'}
      </td>
    ))}
  </tr>
);

interface MeasureRowProps {
  readonly group: MeasureGroup;
  readonly sites: readonly string[];
  readonly summary: IntakeSummary;
}

function MeasureRow({ group: { id, title, unit, digits, rows }, sites, summary }: MeasureRowProps) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1 pr-4 text-left font-normal whitespace-nowrap">
        {title}
        {unit && `, ${unit}`}
      </th>
      {sites.map((site) => {
        const row = rows.find((one) => one.site === site);
        const shift = shiftOf(summary, site, id);
        return (
          <td key={site} className="py-1 pr-4 whitespace-nowrap" data-shifted={shift !== undefined}>
            {row
              ? `${row.median.toFixed(digits)} (${row.q1.toFixed(digits)} to ${row.q3.toFixed(digits)})`
              : '-'}
            {shift && <strong className="block text-xs text-warn">{sayShift(shift)}</strong>}
          </td>
        );
      })}
    </tr>
  );
}
