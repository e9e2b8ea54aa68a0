import { counted, type ManifestCheck } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';

/** Why a manifest is refused, with every place. Nothing of it is taken. */
export function Refusals({ check: { refusals, refusals_total } }: { check: ManifestCheck }) {
  const whole = refusals.filter(({ line }) => line === null);
  const placed = refusals.filter(({ line }) => line !== null);
  return (
    <>
      {whole.map(({ message }) => (
        <Notice key={message} tone="bad">
          {message}
        </Notice>
      ))}
      {placed.length > 0 && (
        <Panel title={`The manifest is refused: ${counted(refusals_total, 'problem')}`}>
          <p className="mb-2">
            Nothing was taken. Mend these places in the manifest, then check it again.
            {refusals_total > placed.length &&
              ` The first ${formatWhole(placed.length)} are shown.`}
          </p>
          <DataTable label="Problems of the manifest" heads={['Line', 'Column', 'Problem']}>
            {placed.map(({ line, column, message }) => (
              <tr key={`${line}:${column}:${message}`} className="border-t border-line align-top">
                <td className="py-1.5 pr-4">{line}</td>
                <td className="py-1.5 pr-4">{column}</td>
                <td className="w-full py-1.5 pr-4 break-words">{message}</td>
              </tr>
            ))}
          </DataTable>
        </Panel>
      )}
    </>
  );
}
