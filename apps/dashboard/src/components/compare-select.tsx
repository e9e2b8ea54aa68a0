import { Select } from '@/components/select';

interface CompareSelectProps {
  /** The other versions of the same name. */
  readonly others: readonly { readonly id: string; readonly version: number }[];
  readonly against: string | null;
  readonly onCompare: (id: string | null) => void;
}

/** The choice of a version to compare with; nothing where there is no other. */
export function CompareSelect({ others, against, onCompare }: CompareSelectProps) {
  if (others.length === 0) return null;
  return (
    <Select
      label="Compare with"
      value={against ?? ''}
      options={[
        ['', 'no other version'],
        ...others.map(({ id, version }) => [id, `v${version}`] as const),
      ]}
      onChange={(next) => onCompare(next || null)}
    />
  );
}
