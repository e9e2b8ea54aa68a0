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
