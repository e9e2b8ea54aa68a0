import { yamlLanguage } from '@codemirror/lang-yaml';
import type { SyntaxNode } from '@lezer/common';

export type Path = readonly (string | number)[];

/** Where in a YAML text something is being written. */
export interface Place {
  /** key: a key of the mapping at `path`, or a value on a line of its own; value: the value at `path`. */
  readonly role: 'key' | 'value';
  readonly path: Path;
  /** Offset at which the word that is being written begins. */
  readonly from: number;
  /** Inside brackets or braces. */
  readonly isFlow: boolean;
  /** Keys with their values as written, of the mapping that is being written in, then of those round it. */
  readonly around: readonly ReadonlyMap<string, string>[];
}

const WORD = /[\w./@+-]*$/;
const REST_OF_WORD = /^[\w./@+-]*(\s*:(?=\s|$))?/;
/** Stands where the cursor is; no protocol has such a key. */
const STAND_IN = '_here_';
const LINE_START = /^\s*(?:-\s+)*$/;

/**
 * The place at an offset of a text that is being written, hence mostly not YAML yet; null in comments, quotes and
 * words that begin before. A word is put where the cursor is, so that the parser makes a node of it, and the text
 * behind it is left out unless the place stays the same with it: an open bracket would swallow what follows.
 */
export function placeAt(text: string, offset: number): Place | null {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const word = WORD.exec(line)?.[0] ?? '';
  const from = offset - word.length;
  const isStart = LINE_START.test(line.slice(0, line.length - word.length));
  const before = text.slice(0, from) + STAND_IN + (isStart ? ':' : '');
  const cut = readPlace(before, from);
  const whole = readPlace(before + text.slice(offset).replace(REST_OF_WORD, ''), from);
  return cut && whole && isSame(cut, whole) ? whole : cut;
}

const isSame = (a: Place, b: Place): boolean =>
  a.role === b.role && a.path.join('\n') === b.path.join('\n');

function readPlace(text: string, from: number): Place | null {
  const node = yamlLanguage.parser.parse(text).resolveInner(from, 1);
  if (node.name !== 'Literal' || node.from !== from) return null;
  return { from, ...locate(node, text) };
}

/** What a node is part of, by the way up the tree. */
export function locate(start: SyntaxNode, text: string): Omit<Place, 'from'> {
  const path: (string | number)[] = [];
  const around: Map<string, string>[] = [];
  let role: Place['role'] = 'value';
  let isFlow = false;
  for (let node = start; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.name === 'Key' && !isImplicitPair(parent.parent)) role = 'key';
    else if (parent.name === 'Pair' && node.name !== 'Key') path.unshift(keyOf(parent, text));
    else if (parent.name === 'Item') path.unshift(indexOf(parent));
    if (isMapping(parent)) around.push(entriesOf(parent, text));
    isFlow ||= parent.name.startsWith('Flow') && !isImplicit(parent);
  }
  return { role, path, isFlow, around };
}

const isMapping = (node: SyntaxNode): boolean =>
  node.name === 'BlockMapping' || (node.name === 'FlowMapping' && !isImplicit(node));

/** In a list that is not closed yet the parser takes a value for the key of a mapping without braces. */
const isImplicit = (node: SyntaxNode): boolean =>
  node.name === 'FlowMapping' && node.firstChild?.name !== '{';

const isImplicitPair = (pair: SyntaxNode | null): boolean =>
  pair?.parent != null && isImplicit(pair.parent);

const textOf = (node: SyntaxNode | null, text: string): string =>
  node ? text.slice(node.from, node.to).replace(/^(['"])(.*)\1$/, '$2') : '';

const keyOf = (pair: SyntaxNode, text: string): string => textOf(pair.getChild('Key'), text);

function indexOf(item: SyntaxNode): number {
  let index = 0;
  for (let one = item.prevSibling; one; one = one.prevSibling) if (one.name === 'Item') index += 1;
  return index;
}

function entriesOf(mapping: SyntaxNode, text: string): Map<string, string> {
  const entries = mapping.getChildren('Pair').map((pair): [string, string] => {
    const value = pair.lastChild;
    const isScalar = value?.name === 'Literal' || value?.name === 'QuotedLiteral';
    return [keyOf(pair, text), isScalar ? textOf(value, text) : ''];
  });
  return new Map(entries);
}
