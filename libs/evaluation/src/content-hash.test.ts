import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expandArms, settingsOf } from '@atrium/protocol';
import { contentHash, fileSha256, modelRefs, type ContentHashInput } from './content-hash';
import { boxes, protocolOf } from './testing/cases';

const protocol = protocolOf([boxes('a'), boxes('b', { marginPx: 3 })]);
const input: ContentHashInput = {
  caseId: 'case-1',
  imageSha256: 'a'.repeat(64),
  referenceSha256: null,
  models: [{ id: 'tiny', sha256: 'b'.repeat(64) }],
  arms: expandArms(protocol),
  settings: settingsOf(protocol),
  provider: 'cpu',
};

describe('contentHash', () => {
  it('does not depend on the order of keys', () => {
    const reversed = <T extends object>(value: T) =>
      Object.fromEntries(Object.entries(value).reverse());
    const other = { ...input, ...reversed(input), settings: input.settings };
    expect(contentHash(other)).toBe(contentHash(input));
  });

  it.each<[string, Partial<ContentHashInput>]>([
    ['the case', { caseId: 'case-2' }],
    ['the image', { imageSha256: null }],
    ['a second reader', { secondReferenceSha256: 'd'.repeat(64) }],
    ['the reference', { referenceSha256: 'c'.repeat(64) }],
    ['the model', { models: [{ id: 'tiny', sha256: 'd'.repeat(64) }] }],
    ['the arms', { arms: input.arms.slice(1) }],
    ['the seed', { settings: { ...input.settings, seed: 2 } }],
    ['the tolerances', { settings: { ...input.settings, nsdToleranceMm: [3] } }],
    ['the provider', { provider: 'cuda' }],
  ])('depends on %s', (_, change) => {
    expect(contentHash({ ...input, ...change })).not.toBe(contentHash(input));
  });
});

describe('modelRefs', () => {
  const model = (id: string, sha256: string) => ({ bundle: { id }, sha256 });

  it('names the model of the arms first, then those that prompt it, in one order', () => {
    const [track, unet, other] = [model('track', 'c'), model('unet', 'd'), model('other', 'e')];
    const refs = modelRefs(track, [unet, other]);
    expect(refs.map(({ id }) => id)).toEqual(['track', 'other', 'unet']);
    expect(modelRefs(track, [other, unet])).toEqual(refs);
  });

  it('makes the hash depend on a model that only prompts', () => {
    const hash = (models: ContentHashInput['models']) => contentHash({ ...input, models });
    const tiny = model('tiny', 'b'.repeat(64));
    const one = hash(modelRefs(tiny, [model('unet', '1')]));
    expect(hash(modelRefs(tiny, [model('unet', '2')]))).not.toBe(one);
    // Results of before that no other model prompted are found again.
    expect(hash(modelRefs(tiny, []))).toBe(contentHash(input));
  });
});

describe('fileSha256', () => {
  it('is of the bytes, and null where there are none to read', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-hash-'));
    const file = path.join(folder, 'abc');
    await writeFile(file, 'abc');
    // FIPS 180-2, appendix B.1.
    expect(await fileSha256(file)).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await fileSha256(`${file}-missing`)).toBeNull();
    expect(await fileSha256(null)).toBeNull();
    await rm(folder, { recursive: true });
  });
});
