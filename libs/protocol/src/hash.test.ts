import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, protocolSha256 } from './hash';

const protocol = {
  schema: 'atrium/protocol@1' as const,
  name: 'a',
  target: { name: 'LA', label: 1 },
  seed: 1,
  strategies: [],
};

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves lists as they are', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'é' }, null, 2], a: undefined })).toBe(
      '{"b":[{"c":"é","d":1},null,2]}',
    );
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('protocolSha256', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    const expected = createHash('sha256').update(canonicalJson(protocol)).digest('hex');
    expect(protocolSha256(protocol)).toBe(expected);
  });

  it('does not depend on the order of keys, but on every value', () => {
    const { name, ...rest } = protocol;
    expect(protocolSha256({ ...rest, name })).toBe(protocolSha256(protocol));
    expect(protocolSha256({ ...protocol, seed: 2 })).not.toBe(protocolSha256(protocol));
  });
});
