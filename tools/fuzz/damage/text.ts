import type { Chance } from '../chance';
import { damageBytes } from './bytes';
import { type Damage, ODD_TEXTS } from './damage';

const PIECES = [
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\uFEFF',
  ':',
  '- ',
  '  ',
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '!!js ',
  '|',
  '>',
  '#',
  '---',
  '=1+1',
  '+1',
  '@x',
  '=HYPERLINK("x")',
  '__proto__',
  'constructor',
  ...ODD_TEXTS,
];

/** A table or a YAML: a piece put in, a cell or line another, taken out or twice. */
export const damageText: Damage = (bytes, chance) => {
  if (chance.next() < 0.2) return damageBytes(bytes, chance);
  const text = bytes.toString('utf8');
  const changed = chance.next() < 0.4 ? insert(text, chance) : changeLine(text, chance);
  return Buffer.from(changed);
};

function insert(text: string, { below, pick }: Chance): string {
  const at = below(text.length + 1);
  return text.slice(0, at) + pick(PIECES) + text.slice(at);
}

function changeLine(text: string, { next, below, pick }: Chance): string {
  const lines = text.split('\n');
  const at = below(lines.length);
  const kind = next();
  if (kind < 0.15) return lines.toSpliced(at, 1).join('\n');
  if (kind < 0.3) return lines.toSpliced(below(lines.length), 0, lines[at]).join('\n');
  const cells = lines[at].split(/([,;\t:]\s*)/);
  return lines.with(at, cells.with(below(cells.length), pick(PIECES)).join('')).join('\n');
}
