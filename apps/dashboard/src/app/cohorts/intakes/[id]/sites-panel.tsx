import type { IntakeSummary, IntakeView } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';
import { anewHref } from '../new/form-params';

const HEADS = ['Site', 'Cases', 'Clean', 'With warnings', 'Left out for errors', 'Quarantined'];

interface SitesPanelProps {
  readonly intake: IntakeView;
  readonly summary: IntakeSummary;
}

/** What becomes of the cases, a row a site. */
export function SitesPanel({ intake, summary: { sites } }: SitesPanelProps) {
  const isQuarantined = sites.some(({ quarantined }) => quarantined > 0);
  return (
    <Panel title="Cases by site">
      <DataTable label="Cases by site" heads={HEADS}>
        {sites.map(({ site, cases, errors, quarantined, warnings }) => (
          <tr key={site} className="border-t border-line" data-site={site}>
            <td className="max-w-[28ch] truncate py-1.5 pr-4" title={site}>
              {site}
            </td>
            <td className="py-1.5 pr-4">{formatWhole(cases)}</td>
            <td className="py-1.5 pr-4">{formatWhole(cases - errors - quarantined - warnings)}</td>
            <Count n={warnings} tone="text-warn" />
            <Count n={errors} tone="text-bad" />
            <Count n={quarantined} tone="text-bad" />
          </tr>
        ))}
      </DataTable>
      <p className="mt-2 text-muted">
        Cases with an error and quarantined ones stay out of the cohort, and at their site.
        {isQuarantined && ' A quarantined case may identify a person.'}
        {isQuarantined && !intake.deidentify && (
          <>
            {' '}
            <Link href={anewHref(intake, true)} className="text-accent underline">
              Take clean copies instead
            </Link>
            : without texts and dates most of them can come in.
          </>
        )}
      </p>
    </Panel>
  );
}

const Count = ({ n, tone }: { n: number; tone: string }) => (
  <td className={`py-1.5 pr-4 ${n > 0 ? tone : ''}`}>{formatWhole(n)}</td>
);
