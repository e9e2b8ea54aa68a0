import type { TextKind } from '@atrium/contracts';
import { holdsDate } from './dates';
import { holdsId } from './ids';
import { holdsName } from './names';

/**
 * What a text looks like. A reader of a format asks this of a value and passes on the answer alone, so that no value leaves it.
 *
 * @param text as it stands there; padding of blanks and NULs counts for nothing
 */
export function textKind(text: string): TextKind {
  const trimmed = text.replaceAll('\0', ' ').trim();
  if (trimmed === '') return 'empty';
  if (holdsName(trimmed)) return 'name';
  if (holdsDate(trimmed)) return 'date';
  return holdsId(trimmed) ? 'id' : 'plain';
}
