import {
  geometrySchema,
  referenceFactsSchema,
  registeredCaseSchema,
  type CaseIssue,
  type EvaluationSettings,
  type ReferenceLabel,
} from '@atrium/contracts';
import type { CaseFacts } from '@atrium/protocol';

/** A case as the database has it. */
export interface StoredFacts {
  readonly case_id: string;
  readonly geometry: unknown;
  readonly reference_facts: unknown;
  readonly has_reference: boolean;
  readonly issue: unknown;
}

const storedGeometrySchema = geometrySchema.nullable();
const storedReferenceSchema = referenceFactsSchema.nullable();

type Target = EvaluationSettings['target'];

/**
 * What a plan needs of a case, from what registration kept. A reference whose labels are not known counts as empty: its
 * oracle arms are planned as no work.
 */
export function plannedFacts(row: StoredFacts, target: Target): CaseFacts {
  const { case_id } = row;
  const geometry = storedGeometrySchema.parse(row.geometry);
  const grid = { size: geometry?.size ?? null, spacing: geometry?.spacing ?? null };
  const issue = registeredCaseSchema.shape.issue.parse(row.issue);
  if (issue) return { case_id, ...grid, labelledSlices: null, issue };
  if (!row.has_reference) return { case_id, ...grid, labelledSlices: null };
  const labels = storedReferenceSchema.parse(row.reference_facts)?.labels ?? [];
  const unknown = unknownLabel(labels, target);
  if (unknown) return { case_id, ...grid, labelledSlices: null, issue: unknown };
  return { case_id, ...grid, labelledSlices: slicesOf(labels, target) };
}

function unknownLabel(labels: readonly ReferenceLabel[], target: Target): CaseIssue | null {
  const known = [0, ...target.labels, ...target.ignore];
  const unknown = labels.find(({ value }) => !known.includes(value));
  if (!unknown) return null;
  const message = `reference: found the value ${unknown.value}, expected one of ${known.join(', ')}`;
  return { code: 'LABEL_UNKNOWN', file: 'reference', message };
}

function slicesOf(labels: readonly ReferenceLabel[], target: Target): number[] {
  const slices = labels
    .filter(({ value }) => target.labels.includes(value))
    .flatMap((label) => label.slices.flatMap(([from, to]) => range(from, to)));
  return [...new Set(slices)].sort((a, b) => a - b);
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
