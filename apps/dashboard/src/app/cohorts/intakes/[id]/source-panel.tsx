import { counted, filesOf, type IntakePage, type IntakeView } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { anewHref } from '../new/form-params';

const KINDS: Record<NonNullable<IntakePage['kind']>, string> = {
  manifest: 'a manifest',
  bids: 'a BIDS data set',
  folder: 'a folder whose pairs are found by their names',
  dicom: 'a DICOM folder',
};

/** What the source was recognised as, or why it is refused. */
export function SourcePanel({ intake, page }: { intake: IntakeView; page: IntakePage }) {
  if (page.stage === 'refused') return <Refused intake={intake} page={page} />;
  if (page.kind === null) return null;
  const { kind, patterns, cases_total, unpaired, unpaired_total } = page;
  return (
    <Panel title="What was recognised">
      <p className="mb-2">
        {counted(cases_total, 'case')} in {KINDS[kind]}.
      </p>
      {patterns.length > 0 && (
        <DataTable label="Patterns of file names" heads={['Image', 'Reference', 'Cases']}>
          {patterns.map(({ image, reference, cases }) => (
            <tr key={`${image} ${reference}`} className="border-t border-line">
              <td className="py-1 pr-4 font-mono text-xs">{image}</td>
              <td className="py-1 pr-4 font-mono text-xs">{reference || 'none'}</td>
              <td className="py-1 pr-4">{formatWhole(cases)}</td>
            </tr>
          ))}
        </DataTable>
      )}
      {unpaired_total > 0 && (
        <details className="mt-2">
          <summary className="cursor-pointer text-accent">
            {counted(unpaired_total, 'file')} of no case, and why
          </summary>
          <DataTable label="Files of no case" heads={['File', 'Why']}>
            {unpaired.map(({ file, why }, i) => (
              <tr key={`${i} ${file}`} className="border-t border-line align-top">
                <td className="py-1 pr-4 font-mono text-xs">{file}</td>
                <td className="py-1 pr-4">{why}</td>
              </tr>
            ))}
          </DataTable>
          {unpaired_total > filesOf(unpaired) && (
            <p className="mt-1 text-muted">The first {formatWhole(unpaired.length)} are shown.</p>
          )}
        </details>
      )}
    </Panel>
  );
}

function Refused({ intake, page }: { intake: IntakeView; page: IntakePage }) {
  const { problems, problems_total } = page;
  // Said by the attempt before: this one may not have come to it yet.
  if (intake.state !== 'refused') return null;
  return (
    <Panel title={`The source is refused: ${counted(problems_total, 'problem')}`}>
      {problems.map(({ line, column, message }) => (
        <Notice key={`${line}:${column}:${message}`} tone="bad">
          {line !== null && `Line ${line}${column === null ? '' : `, column ${column}`}: `}
          {message}
        </Notice>
      ))}
      {problems_total > problems.length && (
        <p className="mb-4 text-muted">The first {formatWhole(problems.length)} are shown.</p>
      )}
      <p>
        Mend the source and look again, or{' '}
        <Link href={anewHref(intake)} className="text-accent underline">
          name another one
        </Link>
        .
      </p>
    </Panel>
  );
}
