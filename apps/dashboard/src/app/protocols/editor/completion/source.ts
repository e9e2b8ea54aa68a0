import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { ModelSummary } from '@atrium/contracts';
import { MAX_PROTOCOL_CHARACTERS } from '@atrium/protocol';
import { placeAt, type Place } from './place';
import { suggestionsAt, type Suggestion } from './suggest';

const INDENT = 2;

/** Completion of keys, named values and model ids, by where the cursor is. */
export const protocolCompletion =
  (models: readonly ModelSummary[]) =>
  ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    // No protocol is longer, and the text is parsed at each opening of the list.
    if (state.doc.length > MAX_PROTOCOL_CHARACTERS) return null;
    const place = placeAt(state.doc.toString(), pos);
    if (!place || (!explicit && place.role === 'key' && place.from === pos)) return null;
    const options = suggestionsAt(place, models).map((one, i) => optionOf(one, place, i));
    return options.length > 0 ? { from: place.from, options, validFor: /^[\w./@+-]*$/ } : null;
  };

function optionOf(suggestion: Suggestion, place: Place, index: number): Completion {
  const { label, role, info } = suggestion;
  const base = { label, info, boost: -index, type: role === 'key' ? 'property' : 'enum' };
  return role === 'value' ? base : { ...base, apply: writeKey(suggestion, place) };
}

/** Writes a key with its colon, and begins what stands behind it. */
const writeKey =
  ({ label, holds }: Suggestion, { isFlow }: Place) =>
  (view: EditorView, _: Completion, from: number, to: number) => {
    const { doc } = view.state;
    const line = doc.lineAt(from);
    const hasColon = doc.sliceString(to, line.to).startsWith(':');
    const [before, after] = hasColon ? ['', ''] : behindKey(holds, isFlow, from - line.from);
    view.dispatch({
      changes: { from, to, insert: label + before + after },
      selection: { anchor: from + label.length + before.length },
      userEvent: 'input.complete',
    });
  };

/** What is written before and after the cursor. */
function behindKey(
  holds: Suggestion['holds'],
  isFlow: boolean,
  column: number,
): readonly [string, string] {
  if (holds === 'value') return [': ', ''];
  if (isFlow) return holds === 'mapping' ? [': { ', ' }'] : [': [{ ', ' }]'];
  const indent = ' '.repeat(column + INDENT);
  return [`:\n${indent}${holds === 'mapping' ? '' : '- '}`, ''];
}
