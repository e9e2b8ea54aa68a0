import { unicodePath } from '../testing/zip';
import { parseExtraFields } from 'yauzl';
import { entryName } from './entry-name';

const named = (hex: string, flags = 0, extra: Buffer = Buffer.alloc(0)): string =>
  entryName({
    fileNameRaw: Buffer.from(hex, 'hex'),
    extraFields: parseExtraFields(extra),
    generalPurposeBitFlag: flags,
  });

// Bytes as Python's codecs make them, CP932 and CP437.
it.each([
  ['ASCII', '612f622e6e6969', 'a/b.nii'],
  ['UTF-8 that nothing says, as macOS writes it', Buffer.from('患者/1').toString('hex'), '患者/1'],
  ['CP932', '8ab38ed2955c2f8db69053965b2e6e6969', '患者表/左心房.nii'],
  ['a second byte of 0x5C', '955c2e6e6969', '表.nii'],
  ['one at the end of a folder', '835c2f61', 'ソ/a'],
  ['one behind a letter', '61955c2e6e6969', 'a表.nii'],
  ['names whose second bytes are letters', '8e5293632f8b679363', '山田/吉田'],
  ['them behind capitals', '43548e529363', 'CT山田'],
  ['katakana of one byte', 'b6c52e6e6969', 'ｶﾅ.nii'],
  ['CP437 that is no CP932', '436166822e6e6969', 'Café.nii'],
  ['CP437 that were CP932, too', '4a947267204d816c6c6572', 'Jörg Müller'],
  ['them without a sign between', '4d816c6c6572486a947267', 'MüllerHjörg'],
  ['the same of capitals', '4d9a4c4c45525f48414e53', 'MÜLLER_HANS'],
  ['a name with two accents', '48826c8a6e65', 'Hélène'],
  ['an accented capital', '997a64656d6972', 'Özdemir'],
  ['an accent before a sign', '576569e15f31', 'Weiß_1'],
])('decodes %s', (_what, hex, name) => {
  expect(named(hex)).toBe(name);
});

it('leaves a backslash one, whatever the encoding', () => {
  expect(named('8ab38ed25c2e2e5c61')).toBe('患者\\..\\a');
  expect(named('43616682205c61')).toBe('Café \\a');
});

it('takes what is said to be UTF-8 for it', () => {
  expect(named(Buffer.from('左心房').toString('hex'), 0x800)).toBe('左心房');
  expect(named('955c', 0x800)).toBe('\uFFFD\\');
});

it('takes the extra field of Info-ZIP where it is of this name', () => {
  const raw = Buffer.from('955c', 'hex');
  expect(named('955c', 0, unicodePath('患者', raw))).toBe('患者');
  expect(named('955c', 0, unicodePath('患者', Buffer.from('other')))).toBe('表');
});
