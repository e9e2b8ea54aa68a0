import type { TextKind } from '@atrium/contracts';
import { textKind } from './text-kind';

/** Bytes as somebody wrote them: UTF-8, and Latin-1 where they are none. */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.includes('\uFFFD') ? latin1(bytes) : text;
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** What no text holds but NULs that pad it, tabs and the ends of lines. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\uFFFD]+/;
/** What ends a text among numbers: a control or two NULs; one alone may part two words. */
// eslint-disable-next-line no-control-regex
const ENDS = /[\u0001-\u001f\u007f-\u009f\uFFFD]+|\0{2,}/;
/** Letters in a row that are one text and no number by chance. */
const LEAST = 4;

/**
 * What bytes look like that may be a text, numbers, or both: numbers alone are `plain`, as a text of no person is.
 *
 * @param bytes of which nobody says what they are
 */
export function bytesKind(bytes: Uint8Array): TextKind {
  if (bytes.every((byte) => byte === 0)) return 'empty';
  const text = decodeText(bytes);
  const texts = CONTROL.test(text) ? textsAmongNumbers(bytes) : text.split(/[\r\n]+/);
  const kinds = texts.map(textKind).filter((kind) => kind !== 'empty' && kind !== 'plain');
  return kinds[0] ?? 'plain';
}

function textsAmongNumbers(bytes: Uint8Array): string[] {
  return [new TextDecoder().decode(bytes), latin1(bytes)]
    .flatMap((text) => text.split(ENDS))
    .filter((text) => text.length >= LEAST)
    .map(withoutRepeats);
}

/** A number like 1.2 is the digit 3 six times where its bytes are taken for letters. */
const withoutRepeats = (text: string): string => text.replace(/(.)\1{3,}/gu, '$1');
