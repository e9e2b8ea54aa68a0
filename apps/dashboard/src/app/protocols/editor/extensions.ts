import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { ModelSummary } from '@atrium/contracts';
import { protocolCompletion } from './completion/source';
import { keyHover } from './hover';
import { codeTheme } from './theme';

/** Completion, which changes when the sites have told their models. */
export const modelsCompartment = new Compartment();

/** Completion that knows these models. */
export const withModels = (models: readonly ModelSummary[]): Extension =>
  autocompletion({
    override: [protocolCompletion(models)],
    // Behind a key its values are offered at once.
    activateOnCompletion: ({ type }) => type === 'property',
    icons: false,
  });

interface EditorOptions {
  readonly label: string;
  readonly describedBy: string;
  readonly models: readonly ModelSummary[];
  readonly onChange: (text: string) => void;
}

/** Everything that the editor of a protocol does. Escape, then Tab leaves it: CodeMirror's own way out. */
export const editorExtensions = (options: EditorOptions): Extension => [
  lineNumbers(),
  lintGutter(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  yaml(),
  codeTheme,
  keyHover,
  EditorState.tabSize.of(2),
  modelsCompartment.of(withModels(options.models)),
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...lintKeymap,
    indentWithTab,
  ]),
  EditorView.contentAttributes.of({
    'aria-label': options.label,
    'aria-describedby': options.describedBy,
    tabindex: '0',
  }),
  EditorView.theme({ '&': { height: 'min(36rem, 60vh)' } }),
  EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged) options.onChange(state.doc.toString());
  }),
];

/** A text that is shown and not changed; its scroller takes the focus, so that keys scroll it. */
export const readOnlyExtensions = (label: string): Extension => [
  lineNumbers(),
  highlightSpecialChars(),
  yaml(),
  codeTheme,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
];
