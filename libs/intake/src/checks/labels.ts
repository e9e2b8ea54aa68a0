import { MAX_LABELS, type IntakeCase } from '@atrium/contracts';
import { issueOf, type CaseCheck } from './check';

/** Values of a reference that stand for nothing known. */
export const unknownLabels: CaseCheck = (one, { labels: known }) => {
  const values = valuesOf(one);
  if (values === null) {
    const found = `more than ${MAX_LABELS} values`;
    return [issueOf(one, 'LABEL_UNKNOWN', { file: 'reference', found, expected: 'a label map' })];
  }
  const unknown = values.filter((value) =>
    known ? !known.includes(value) : !(Number.isInteger(value) && value > 0),
  );
  if (unknown.length === 0) return [];
  const expected = known ? `0 and ${known.join(', ')}` : 'whole numbers of at least 0';
  return [
    issueOf(one, 'LABEL_UNKNOWN', { file: 'reference', found: unknown.join(', '), expected }),
  ];
};

/** Empty without a reference, null where it is no label map. */
const valuesOf = ({ reference }: IntakeCase): readonly number[] | null =>
  reference === null ? [] : (reference.labels?.map(({ value }) => value) ?? null);
