import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Parser,
  visit,
  type CST,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import type { Path } from '../schema/expectation';

/** A problem at an offset of the text. */
export interface TextProblem {
  readonly offset: number;
  readonly message: string;
}

/** A YAML file as a plain value, with the way back from a value to its place. */
export interface YamlFile {
  readonly value: unknown;
  /** Faults of the YAML itself; where there is one, `value` is undefined. */
  readonly problems: readonly TextProblem[];
  /** 1-based line and column of an offset. */
  place(offset: number): { line: number; column: number };
  /** Offset of the value at a path, else of the nearest mapping or list that holds it. */
  offsetOf(path: Path): number;
  /** Offset of a key of the mapping at a path. */
  offsetOfKey(path: Path, key: string): number;
}

/** Values of a small file; a bomb of aliases comes to many more. */
const MAX_ALIAS_COUNT = 100;

/** Deeper than any protocol; the library composes by recursion, which a deeper text would overflow. */
const MAX_DEPTH = 50;

/** Reads one YAML 1.2 document. Linear in the size of the text: keys are compared, and errors shown, by our own code. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const deep = tooDeep(text, lines);
  const document = parseDocument(deep === undefined ? text : '', {
    uniqueKeys: false,
    prettyErrors: false,
  });
  const faults = deep === undefined ? [...syntaxFaults(document), ...keyFaults(document)] : [deep];
  const read = faults.length > 0 ? { problems: faults } : toPlain(document);
  return {
    value: 'value' in read ? read.value : undefined,
    problems: 'problems' in read ? read.problems : [],
    place: (offset) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    },
    offsetOf: (path) => startOf(walk(document, path).node),
    offsetOfKey: (path, key) => {
      const { node } = walk(document, path);
      return startOf(pairOf(node, key)?.key ?? node);
    },
  };
}

/** The first node below the greatest depth, found without recursion in the concrete syntax; counts the lines. */
function tooDeep(text: string, lines: LineCounter): TextProblem | undefined {
  const open = [...new Parser(lines.addNewLine).parse(text)].map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) {
      return {
        offset: token.offset,
        message: 'found lists or mappings nested beyond any protocol.',
      };
    }
    for (const inner of tokensIn(token)) open.push({ token: inner, depth: depth + 1 });
  }
  return undefined;
}

function tokensIn(token: CST.Token): CST.Token[] {
  const parts = [
    'value' in token ? token.value : undefined,
    ...('items' in token ? token.items.flatMap(({ key, value }) => [key, value]) : []),
  ];
  return parts.filter((part) => typeof part === 'object' && part !== null);
}

function syntaxFaults({ errors, warnings }: Document): TextProblem[] {
  return [...errors, ...warnings].map(({ pos, message }) => ({
    offset: pos[0],
    message: `not YAML: ${message}.`,
  }));
}

function keyFaults(document: Document): TextProblem[] {
  const faults: TextProblem[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = keyName(key);
        const offset = startOf(key);
        if (name === undefined) faults.push({ offset, message: 'found a key that is not text.' });
        else if (seen.has(name)) {
          faults.push({
            offset,
            message: `found key ${JSON.stringify(name)} twice; expected it once.`,
          });
        } else seen.add(name);
      }
    },
  });
  return faults;
}

function toPlain(document: Document): { value: unknown } | { problems: TextProblem[] } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIAS_COUNT });
    return { value };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { problems: [{ offset: firstAlias(document), message: `not YAML: ${error.message}.` }] };
  }
}

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias(_, alias) {
      offset = startOf(alias);
      return visit.BREAK;
    },
  });
  return offset;
}

/** The node at a path, or the last one on the way to it. */
function walk(document: Document, path: Path): { node: unknown } {
  let node: unknown = document.contents;
  for (const step of path) {
    const next = stepInto(resolve(node, document), step);
    if (next === undefined || next === null) break;
    node = next;
  }
  return { node };
}

const resolve = (node: unknown, document: Document): unknown =>
  isAlias(node) ? node.resolve(document) : node;

function stepInto(node: unknown, step: PropertyKey): unknown {
  if (isSeq(node)) return node.items[Number(step)];
  const pair = pairOf(node, String(step));
  return pair?.value ?? pair?.key;
}

const pairOf = (node: unknown, key: string): Pair | undefined =>
  isMap(node) ? node.items.find((pair) => keyName(pair.key) === key) : undefined;

const keyName = (key: unknown): string | undefined =>
  isScalar(key) ? String(key.value) : undefined;

const startOf = (node: unknown): number => (hasRange(node) ? (node.range?.[0] ?? 0) : 0);

const hasRange = (node: unknown): node is Node =>
  typeof node === 'object' && node !== null && 'range' in node;
