import { parseDicom } from 'dicom-parser';
import { listAttributes } from './list-attributes';

/** An element of explicit VR, little-endian, its length in two bytes. */
function element(tag: string, vr: string, value: Uint8Array): Buffer {
  const padded = Buffer.concat([value, Buffer.alloc(value.length % 2, ' ')]);
  const head = Buffer.alloc(8);
  head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  head.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  head.write(vr, 4, 'latin1');
  head.writeUInt16LE(padded.length, 6);
  return Buffer.concat([head, padded]);
}

const text = (tag: string, vr: string, value: string) => element(tag, vr, Buffer.from(value));
const EXPLICIT = text('00020010', 'UI', '1.2.840.10008.1.2.1\0');

function textsOf(...elements: Buffer[]): Record<string, string | null> {
  const start = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')]);
  const dataSet = parseDicom(Buffer.concat([start, EXPLICIT, ...elements]));
  return Object.fromEntries(listAttributes(dataSet, []).map(({ tag, text: of }) => [tag, of]));
}

it('decodes texts by the character set that the file names', () => {
  const found = textsOf(
    text('00080005', 'CS', 'ISO_IR 192'),
    text('00100010', 'PN', '山田^太郎'),
    element('00104000', 'LT', Buffer.from('Zeile 1\r\nZeile 2')),
  );
  expect(found).toMatchObject({ '00100010': '山田^太郎', '00104000': 'Zeile 1\r\nZeile 2' });
});

it('looks at text of several lines in an unknown kind, and at no numbers', () => {
  const unknown = (value: Uint8Array) => {
    const head = Buffer.alloc(12);
    head.writeUInt16LE(0x0011, 0);
    head.writeUInt16LE(0x1001, 2);
    head.write('UN', 4, 'latin1');
    head.writeUInt32LE(value.length, 8);
    return Buffer.concat([head, value]);
  };
  expect(textsOf(unknown(Buffer.from('Herr Müller\r\n')))).toMatchObject({
    '00111001': 'Herr Müller',
  });
  expect(textsOf(unknown(Uint8Array.of(1, 2, 3, 4)))).toMatchObject({ '00111001': null });
});

it('looks at the beginning of what is long', () => {
  const long = Buffer.alloc(60_000, 'x ');
  expect(textsOf(element('00104000', 'LT', long))['00104000']).toHaveLength(59_999);
});
