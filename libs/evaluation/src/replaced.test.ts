import { isReplacedReader, refuseReplaced } from './replaced';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
const registered = { image: A, reference: B, secondReference: C, isSound: true };

it('takes the files that the version was registered with, and those of which nobody knows', () => {
  const same = { imageSha256: A, referenceSha256: B };
  expect(refuseReplaced({ registered }, same)).toEqual({ ok: true, value: [] });
  expect(refuseReplaced({}, { ...same, imageSha256: C })).toEqual({ ok: true, value: [] });
  expect(refuseReplaced({ registered: null }, same)).toEqual({ ok: true, value: [] });
});

it.each([
  ['image', { imageSha256: C, referenceSha256: B }],
  ['image', { imageSha256: C, referenceSha256: C }],
  ['reference', { imageSha256: A, referenceSha256: C }],
  ['reference', { imageSha256: A, referenceSha256: null }],
])('refuses another %s, and names it', (file, read) => {
  expect(refuseReplaced({ registered }, read)).toMatchObject({
    ok: false,
    issue: { code: 'FILE_REPLACED', file, message: expect.stringMatching(`^${file}: found`) },
  });
});

it('says what a retry read anew, and what was broken when it was registered', () => {
  const read = { imageSha256: C, referenceSha256: C };
  const warned = {
    ok: true,
    value: [{ code: 'FILE_READ_ANEW' }, { code: 'FILE_READ_ANEW' }],
  };
  expect(refuseReplaced({ registered, readsAnew: true }, read)).toMatchObject(warned);
  const broken = { ...registered, isSound: false };
  expect(refuseReplaced({ registered: broken }, read)).toMatchObject(warned);
});

it("knows another second reader's label map", () => {
  expect(isReplacedReader({ registered }, C)).toBe(false);
  expect(isReplacedReader({ registered }, A)).toBe(true);
  expect(isReplacedReader({ registered }, null)).toBe(true);
  expect(isReplacedReader({ registered, readsAnew: true }, A)).toBe(false);
  expect(isReplacedReader({ registered: { ...registered, isSound: false } }, A)).toBe(false);
  expect(isReplacedReader({ registered: { ...registered, secondReference: null } }, A)).toBe(false);
  expect(isReplacedReader({}, A)).toBe(false);
});
