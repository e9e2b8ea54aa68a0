import fc from 'fast-check';
import { fixtureCases } from '../../testing/fixtures';
import { textKind } from '../text/text-kind';
import { cleanNiftiStart } from './clean';
import { findInNifti, niftiSubject } from './findings';

interface StartCase {
  name: string;
  start: string;
  fields: Record<string, string>;
  extensions: number[];
  clean: string;
}

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const CASES = fixtureCases<StartCase>('nifti-start');

describe.each(CASES)('$name', ({ start, fields, extensions, clean }) => {
  const subject = niftiSubject(bytesOf(start));
  const filled = Object.keys(fields).filter((field) => fields[field] !== '');

  it('is read as nibabel wrote it', () => {
    expect(subject).toEqual({
      fields: Object.entries(fields).map(([field, text]) => ({ field, looksLike: textKind(text) })),
      extensions,
    });
  });

  it('has a finding a text and an extension, and none of their values', () => {
    const found = subject ? findInNifti(subject) : [];
    expect(found).toHaveLength(filled.length + extensions.length);
    const said = JSON.stringify(found);
    for (const field of filled) expect(said).not.toContain(fields[field]);
    const direct = filled.filter((field) => textKind(fields[field]) !== 'plain');
    expect(found.filter((one) => one.direct)).toHaveLength(direct.length + extensions.length);
  });

  it('is cleaned to what nibabel writes without texts and extensions', () => {
    const cleaned = cleanNiftiStart(bytesOf(start));
    expect(Buffer.from(cleaned ?? []).toString('base64')).toBe(clean);
    expect(cleaned && cleanNiftiStart(cleaned)).toEqual(cleaned);
    expect(cleaned && niftiSubject(cleaned)?.extensions).toEqual([]);
  });
});

/** A header of either version and byte order, without texts. */
const PLAIN = CASES.filter(({ name }) => name.includes('nothing, extensions: none'));
const written = (start: string | Uint8Array, at: number, text: string) => {
  const bytes = Buffer.from(typeof start === 'string' ? bytesOf(start) : start);
  bytes.write(text, at);
  return Uint8Array.from(bytes);
};
/** Bytes that nobody reads: of the statistics, of colours and times, of a rotation that is switched off, of lengths beyond three. */
const UNREAD_AT = { 'NIfTI-1': [32, 56, 124, 256, 48, 92], 'NIfTI-2': [80, 192, 352, 48, 136] };

describe.each(PLAIN)('a name in bytes that nobody reads: $name', ({ name, start, clean }) => {
  const places = UNREAD_AT[name.startsWith('NIfTI-1') ? 'NIfTI-1' : 'NIfTI-2'];

  it.each(places)('at %d is found, by its place alone, and is in no clean copy', (at) => {
    const named = written(start, at, 'Ng^Hans\0');
    const found = findInNifti(niftiSubject(named) ?? { fields: [], extensions: [] });
    expect(found).toMatchObject([
      { name: expect.stringMatching(/^header bytes \d+ to \d+$/), reason: 'name', direct: true },
    ]);
    expect(Buffer.from(cleanNiftiStart(named) ?? []).toString('base64')).toBe(clean);
  });

  it('takes numbers of other tools for none (property)', () => {
    const number = fc
      .double({ min: -1e6, max: 1e6, noNaN: true })
      .map((x) => Math.round(x * 10) / 10);
    const bytes = (version: 1 | 2) => (x: number) => {
      const view = new DataView(new ArrayBuffer(version === 1 ? 4 : 8));
      if (version === 1) view.setFloat32(0, x, true);
      else view.setFloat64(0, x, true);
      return [...new Uint8Array(view.buffer)];
    };
    const version = name.startsWith('NIfTI-1') ? 1 : 2;
    const [at, length] = version === 1 ? [124, 5] : [192, 4];
    fc.assert(
      fc.property(fc.array(number, { minLength: length, maxLength: length }), (numbers) => {
        const filled = bytesOf(start);
        filled.set(numbers.flatMap(bytes(version)), at);
        expect(
          niftiSubject(filled)?.fields.filter(({ looksLike }) => looksLike !== 'empty'),
        ).toEqual([]);
      }),
    );
  });

  it('keeps no more of codes and units than is read of them', () => {
    const [units, codes] = name.startsWith('NIfTI-1') ? [123, 252] : [500, 344];
    const cleaned = cleanNiftiStart(written(written(start, units, 'H'), codes, 'Hans'));
    expect(Buffer.from(cleaned ?? []).toString('latin1')).not.toMatch(/Hans|snaH/);
  });
});

describe('what follows the voxels', () => {
  const find = (tail: Uint8Array) => {
    const subject = niftiSubject(bytesOf(PLAIN[0].start), tail);
    return subject ? findInNifti(subject) : [];
  };
  const name = 'bytes after the voxels';
  const tailOf = (text: string) => new TextEncoder().encode(text);

  it.each([
    ['Mueller^Hans', 'name'],
    [`${'\0'.repeat(500)}29-Feb-1964\0\0`, 'date'],
    ['\u0001\u0002\u0003MRN4711007\u0004', 'id'],
    ['Hans\0Schmidt', 'name'],
    ['made by a tool\nfor Frau Schmidt', 'name'],
    ['\u0001\u0002山田太郎', 'name'],
  ])('is searched: %j', (text, reason) =>
    expect(find(tailOf(text))).toEqual([{ place: 'header-field', name, reason, direct: true }]),
  );

  it('is searched in Latin-1 too', () => {
    const latin1 = new Uint8Array(Buffer.from('Jürgen^Müller', 'latin1'));
    expect(find(latin1)).toMatchObject([{ name, reason: 'name' }]);
  });

  it('is linkable where it is anything else, and nothing where it is zeros', () => {
    expect(find(tailOf('padding'))).toMatchObject([{ name, reason: 'linkable', direct: false }]);
    expect(find(Uint8Array.of(1, 2, 3))).toMatchObject([{ name, reason: 'linkable' }]);
    expect(find(new Uint8Array(4096))).toEqual([]);
  });
});

describe('a field of text', () => {
  const find = (text: string) => niftiSubject(written(PLAIN[0].start, 148, text))?.fields[2];

  it('of a tool that says when it was built names no day of a patient', () => {
    expect(find('FreeSurfer Nov 10 2010')).toEqual({ field: 'descrip', looksLike: 'plain' });
    expect(find('FreeSurfer Nov 10 2010 x')).toMatchObject({ looksLike: 'date' });
  });
});

describe('the start of a file that is no NIfTI', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['zeros', new Uint8Array(600)],
    ['a header cut short', bytesOf(CASES[0].start).subarray(0, 300)],
  ])('is none: %s', (_, bytes) => {
    expect(niftiSubject(bytes)).toBeNull();
    expect(cleanNiftiStart(bytes)).toBeNull();
  });
});

describe('extensions that are broken', () => {
  const sound = bytesOf(CASES[0].start);
  const withTail = (...tail: number[]) => Uint8Array.from([...sound, ...tail]);

  it('count as bytes before the voxels', () => {
    const short = withTail(4, 0, 0, 0, 6, 0, 0, 0);
    expect(niftiSubject(short)?.extensions).toEqual([-1]);
    expect(findInNifti({ fields: [], extensions: [-1, 99] })).toMatchObject([
      { name: 'bytes before the voxels', direct: true },
      { name: 'extension 99', direct: true },
    ]);
  });

  it('of zeros are padding', () => {
    expect(niftiSubject(withTail(...new Array<number>(48).fill(0)))?.extensions).toEqual([]);
  });

  it('end, whatever their bytes (property)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const found = niftiSubject(withTail(...tail));
        expect((found?.extensions.length ?? 0) > 0).toBe(tail.some((byte) => byte !== 0));
      }),
    );
  });
});
