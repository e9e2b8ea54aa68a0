import type { CohortDetail } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { formatNumber, formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';

const HEADS = [
  'Site',
  'Cases',
  'Patients',
  'With an issue',
  'Without reference',
  'Size, median',
  'Spacing mm, median',
  'Orientation on disk',
  'Reference ml, median',
];

/** The sites side by side, a row each. */
export function SitesPanel({ cohort }: { cohort: CohortDetail }) {
  const { sites, measures, orientations } = cohort;
  const median = (site: string, measure: string, digits: number) =>
    formatNumber(
      measures.find((one) => one.site === site && one.measure === measure)?.median ?? null,
      digits,
    );
  const triple = (site: string, measure: string, digits: number) =>
    ['x', 'y', 'z'].map((axis) => median(site, `${measure}_${axis}`, digits)).join(' × ');
  return (
    <Panel title="Sites">
      <DataTable label="Sites of the cohort" heads={HEADS}>
        {sites.map(({ site, cases, patients, issues, without_reference }) => (
          <tr key={site} className="border-t border-line">
            <td className="max-w-[28ch] truncate py-1.5 pr-4" title={site}>
              {site}
            </td>
            <td className="py-1.5 pr-4">{formatWhole(cases)}</td>
            <td className="py-1.5 pr-4">{formatWhole(patients)}</td>
            <td className={`py-1.5 pr-4 ${issues > 0 ? 'text-bad' : ''}`}>{formatWhole(issues)}</td>
            <td className="py-1.5 pr-4">{formatWhole(without_reference)}</td>
            <td className="py-1.5 pr-4 whitespace-nowrap">{triple(site, 'size', 0)}</td>
            <td className="py-1.5 pr-4 whitespace-nowrap">{triple(site, 'spacing', 2)}</td>
            <td className="py-1.5 pr-4">
              {orientations
                .filter((one) => one.site === site)
                .map((one) => `${one.orientation} (${formatWhole(one.cases)})`)
                .join(', ') || '-'}
            </td>
            <td className="py-1.5 pr-4">{median(site, 'reference_volume_ml', 1)}</td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}
