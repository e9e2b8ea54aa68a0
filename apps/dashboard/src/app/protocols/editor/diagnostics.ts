import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { TextIssue } from '@atrium/contracts';

/** The offset of a 1-based line and column, or the nearest that the text has. */
export function offsetAt(doc: Text, { line, column }: Pick<TextIssue, 'line' | 'column'>): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + Math.max(column, 1) - 1, at.to);
}

/** A problem as the editor underlines it: the word at its place, or the rest of the line. */
export function diagnosticOf(doc: Text, issue: TextIssue): Diagnostic {
  const from = offsetAt(doc, issue);
  const { to: lineEnd } = doc.lineAt(from);
  const word = /^[^\s,:[\]{}#]+/.exec(doc.sliceString(from, lineEnd));
  const to = word ? from + word[0].length : lineEnd;
  return { from, to, severity: 'error', message: issue.message };
}
