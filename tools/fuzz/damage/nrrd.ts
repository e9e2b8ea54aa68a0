import type { Chance } from '../chance';
import { damageBytes } from './bytes';
import { type Damage, ODD_NUMBERS, ODD_TEXTS } from './damage';

/** Lines that a header may have, and should not. */
const ODD_LINES = [
  'data file: /etc/passwd',
  'data file: ../../etc/passwd',
  'data file: LIST',
  'data file: %d.raw 1 99999999 1',
  'data file: http://127.0.0.1/x.raw',
  'line skip: 99999999',
  'byte skip: -1',
  'byte skip: 99999999999',
  'encoding: bzip2',
  'encoding: hex',
  'endian: middle',
  'type: block',
  'dimension: 99999',
  'sizes: 99999 99999 99999',
  'space: scanner-xyz-time',
  'space directions: none none none',
  'kinds: domain vector list',
  'sizes:',
  ': ',
  '#',
  'key:=value',
];

/** A line of the header taken out, twice, moved or another, or a number in it at which readers break. */
export const damageNrrd: Damage = (bytes, chance) => {
  const end = bytes.indexOf('\n\n');
  const until = end < 0 ? bytes.length : end;
  if (chance.next() < 0.25 || !bytes.subarray(0, 4).equals(Buffer.from('NRRD')))
    return damageBytes(bytes, chance);
  const lines = bytes.subarray(0, until).toString('latin1').split('\n');
  return Buffer.concat([
    Buffer.from(changeLine(lines, chance).join('\n'), chance.next() < 0.9 ? 'latin1' : 'utf8'),
    bytes.subarray(until),
  ]);
};

function changeLine(lines: readonly string[], { next, below, pick }: Chance): string[] {
  const at = below(lines.length);
  const kind = next();
  if (kind < 0.1) return lines.toSpliced(at, 1);
  if (kind < 0.2) return lines.toSpliced(below(lines.length), 0, lines[at]);
  if (kind < 0.4) return lines.toSpliced(at, kind < 0.3 ? 1 : 0, pick(ODD_LINES));
  const odd = kind < 0.7 ? String(pick(ODD_NUMBERS)) : pick(ODD_TEXTS);
  const parts = lines[at].split(/([\s,:()]+)/);
  return lines.with(at, parts.with(below(parts.length), odd).join(''));
}
