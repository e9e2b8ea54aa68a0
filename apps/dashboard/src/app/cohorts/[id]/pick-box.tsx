import { Button } from '@/components/button';
import type { PickedCases } from './use-picked-cases';

/** Picks one case for a subset. */
export const PickBox = ({ caseId, picked }: { caseId: string; picked: PickedCases }) => (
  <td className="py-1 pr-4">
    <input
      type="checkbox"
      aria-label={`Pick case ${caseId}`}
      checked={picked.isPicked(caseId)}
      onChange={({ target }) => picked.pick([caseId], target.checked)}
    />
  </td>
);

interface PickPageProps {
  /** Of this page of the table. */
  readonly cases: readonly string[];
  readonly picked: PickedCases;
}

/** Picks the cases of a page at once, or gives them back. */
export function PickPage({ cases, picked }: PickPageProps) {
  const areAll = cases.every(picked.isPicked);
  return (
    <p className="mb-2">
      <Button onClick={() => picked.pick(cases, !areAll)}>
        {areAll ? 'Pick none of this page' : 'Pick all of this page'}
      </Button>
    </p>
  );
}
