import { targetMask } from './target';

const target = { name: 'left atrium', labels: [1, 3], ignore: [2] };

describe('targetMask', () => {
  it('is the union of the labels; ignored labels are background', () => {
    const found = targetMask(Int16Array.of(0, 1, 1, 2, 3, 0, 2, 1), target);
    expect(found).toEqual({ ok: true, value: Uint8Array.of(0, 1, 1, 0, 1, 0, 0, 1) });
  });

  it.each([
    ['an integer', Uint8Array.of(0, 1, 4), 4],
    ['a fraction', Float32Array.of(0, 0.5), 0.5],
    ['a negative value', Int8Array.of(1, -1), -1],
  ])('refuses %s that the protocol does not name', (_, data, value) => {
    expect(targetMask(data, target)).toEqual({
      ok: false,
      issue: {
        code: 'LABEL_UNKNOWN',
        file: 'reference',
        message: `reference: found the value ${value}, expected one of 0, 1, 2, 3`,
      },
    });
  });
});
