import { decodeText } from './character-set';

const bytes = (...values: number[]) => Uint8Array.from(values);

it.each<[string, string[], Uint8Array, string]>([
  ['UTF-8', ['ISO_IR 192'], new TextEncoder().encode('山田^太郎'), '山田^太郎'],
  // PS3.5, annex H.3: Yamada^Tarou=山田^太郎 in ISO 2022 IR 87.
  [
    'ISO 2022 IR 87',
    ['', 'ISO 2022 IR 87'],
    bytes(
      ...[0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42, 0x5e],
      ...[0x1b, 0x24, 0x42, 0x42, 0x40, 0x4f, 0x3a, 0x1b, 0x28, 0x42],
    ),
    '山田^太郎',
  ],
  // PS3.5, annex I.2: 洪^吉洞 in ISO 2022 IR 149.
  [
    'ISO 2022 IR 149',
    ['', 'ISO 2022 IR 149'],
    bytes(
      ...[0x1b, 0x24, 0x29, 0x43, 0xfb, 0xf3, 0x5e],
      ...[0x1b, 0x24, 0x29, 0x43, 0xd1, 0xce, 0xd4, 0xd7],
    ),
    '洪^吉洞',
  ],
  ['Latin-1', ['ISO_IR 100'], bytes(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72), 'Müller'],
  ['Latin-1 with extensions', ['ISO 2022 IR 100'], bytes(0x4d, 0xfc), 'Mü'],
  ['Cyrillic', ['ISO_IR 144'], bytes(0xbb, 0xee), 'Лю'],
  ['no set, UTF-8 all the same', [], new TextEncoder().encode('Müller'), 'Müller'],
  ['no set, Latin-1 all the same', [], bytes(0x4d, 0xfc), 'Mü'],
  ['a set that there is not', ['KLINGON'], new TextEncoder().encode('Müller'), 'Müller'],
])('decodes %s', (_, sets, given, expected) => expect(decodeText(given, sets)).toBe(expected));
