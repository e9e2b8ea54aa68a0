import type { DicomAttribute, DicomSubject } from '../privacy/dicom/attribute';
import type { DicomAction } from '../privacy/dicom/plan';
import { textKind } from '../privacy/text/text-kind';

/** What a writer makes of a file by a plan, as privacy sees it. */
export function applyPlan(before: DicomSubject, plan: readonly DicomAction[]): DicomSubject {
  const keyOf = ({ path, tag }: Pick<DicomAttribute, 'path' | 'tag'>) => [...path, tag].join('/');
  const actions = new Map(plan.map((action) => [keyOf(action), action]));
  const gone = (one: DicomAttribute) =>
    one.path.some((_, i) => {
      const kind = actions.get(one.path.slice(0, i + 1).join('/'))?.kind;
      return kind === 'remove' || kind === 'empty' || kind === 'replace';
    });
  const attributes = before.attributes.flatMap((one): DicomAttribute[] => {
    const action = actions.get(keyOf(one));
    if (gone(one) || action?.kind === 'remove') return [];
    if (action?.kind === 'empty') return [{ ...one, hasValue: false, looksLike: 'empty' }];
    if (action?.kind === 'replace')
      return [{ ...one, hasValue: true, looksLike: textKind(action.value) }];
    return [one];
  });
  return { ...before, attributes, identityRemoved: true, cleanedByAtrium: true };
}
