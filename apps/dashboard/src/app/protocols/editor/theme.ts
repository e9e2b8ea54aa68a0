import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Of a token, so much over what is behind. */
const soft = (token: string, percent: number) =>
  `color-mix(in srgb, var(--${token}) ${percent}%, transparent)`;

const underline = (token: string) => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy var(--${token})`,
  textDecorationSkipInk: 'none',
});

const chrome = EditorView.theme({
  '&': { fontSize: '13px', backgroundColor: 'var(--panel)', color: 'var(--text)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "SFMono-Regular", Consolas, monospace' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: soft('accent', 28) },
  '.cm-gutters': {
    backgroundColor: 'var(--sunken)',
    color: 'var(--muted)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine': { backgroundColor: soft('accent', 6) },
  '.cm-activeLineGutter': { backgroundColor: soft('accent', 14), color: 'var(--text)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: soft('accent', 24) },
  '.cm-lintRange-error': underline('bad'),
  '.cm-tooltip': {
    backgroundColor: 'var(--panel)',
    color: 'var(--text)',
    border: '1px solid var(--strong-line)',
    maxWidth: 'min(92vw, 34rem)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--accent-text)',
  },
  '.cm-tooltip.cm-completionInfo': { padding: '6px 8px', maxWidth: '20rem' },
  '.cm-about-key': { padding: '6px 8px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)' },
  '.cm-textfield, .cm-button': {
    background: 'var(--panel)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
  },
  '.cm-searchMatch': { backgroundColor: soft('warn', 30) },
});

const diff = EditorView.theme({
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': {
    backgroundColor: soft('good', 12),
  },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: soft('bad', 12) },
  '&.cm-merge-b .cm-changedText': { background: soft('good', 26) },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': { background: soft('bad', 26) },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--good)' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--bad)' },
  '.cm-collapsedLines': {
    background: 'var(--sunken)',
    color: 'var(--muted)',
    padding: '4px 8px',
    '&:before, &:after': { content: '""' },
  },
});

const highlight = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: [tags.separator, tags.punctuation, tags.bracket], color: 'var(--muted)' },
]);

/** How YAML looks, in both themes, by the tokens of the page. */
export const codeTheme = [chrome, diff, syntaxHighlighting(highlight)];
