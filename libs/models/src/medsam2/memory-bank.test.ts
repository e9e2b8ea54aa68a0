import type { Medsam2Processor } from '@atrium/contracts';
import { MemoryBank } from './memory-bank';
import type { Remembered } from './memory-encoder';

/** A memory and a pointer that name their slice. */
const left = (slice: number): Remembered => ({
  memory: Float32Array.of(slice),
  pointer: Float32Array.of(slice),
});

const numbers = (
  memory: Partial<Medsam2Processor['memory']> = {},
  pointers: Partial<Medsam2Processor['pointers']> = {},
): Pick<Medsam2Processor, 'memory' | 'pointers'> => ({
  memory: {
    slots: 7,
    stride: 1,
    maxPrompted: -1,
    sigmoidScale: 20,
    sigmoidBias: -10,
    binarizePrompted: true,
    ...memory,
  },
  pointers: { max: 16, temporal: true, signed: true, onlyPast: true, ...pointers },
});

const bankOf = (
  processor: ReturnType<typeof numbers>,
  prompted: readonly number[],
  tracked: readonly number[],
  step: 1 | -1 = 1,
  depth = 88,
): MemoryBank => {
  const bank = new MemoryBank(
    processor,
    new Map(prompted.map((slice) => [slice, left(slice)])),
    depth,
    step,
  );
  for (const slice of tracked) bank.add(slice, left(slice));
  return bank;
};

const memories = (bank: MemoryBank, z: number) =>
  bank.recall(z).memories.map(({ memory, slot }) => [memory[0], slot]);
const pointers = (bank: MemoryBank, z: number) =>
  bank.recall(z).pointers.map(({ pointer, time }) => [pointer[0], time * 15]);
const upTo = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('MemoryBank', () => {
  it('recalls the prompted slice, then from the farthest to the nearest, each in its slot', () => {
    const bank = bankOf(numbers(), [10], upTo(11, 30));
    expect(memories(bank, 31)).toEqual([
      [10, 6],
      [25, 5],
      [26, 4],
      [27, 3],
      [28, 2],
      [29, 1],
      [30, 0],
    ]);
    const few = bankOf(numbers(), [10], [11]);
    expect(memories(few, 12)).toEqual([
      [10, 6],
      [11, 0],
    ]);
  });

  it('recalls the pointers of fifteen slices, nearest first, with the steps to them', () => {
    const bank = bankOf(numbers(), [10], upTo(11, 30));
    const found = pointers(bank, 31);
    expect(found[0]).toEqual([10, 21]);
    expect(found.slice(1)).toEqual(upTo(1, 15).map((back) => [31 - back, back]));
  });

  it('leaves out pointers of prompted slices that lie ahead, unless model.json says otherwise', () => {
    expect(pointers(bankOf(numbers(), [10, 40], [11]), 12)).toEqual([
      [10, 2],
      [11, 1],
    ]);
    const all = numbers({}, { onlyPast: false });
    expect(pointers(bankOf(all, [10, 40], [11]), 12)[1]).toEqual([40, -28]);
    const unsigned = numbers({}, { onlyPast: false, signed: false });
    expect(pointers(bankOf(unsigned, [10, 40], [11]), 12)[1]).toEqual([40, 28]);
  });

  it('turns everything round on the way down', () => {
    const bank = bankOf(numbers(), [10, 40], [9, 8], -1);
    expect(memories(bank, 7)).toEqual([
      [10, 6],
      [40, 6],
      [9, 1],
      [8, 0],
    ]);
    expect(pointers(bank, 7)).toEqual([
      [10, 3],
      [40, 33],
      [8, 1],
      [9, 2],
    ]);
  });

  it('takes prompted slices that are not attended to for tracked ones', () => {
    const bank = bankOf(numbers({ maxPrompted: 2 }), [10, 11, 13, 40], [12, 14]);
    expect(memories(bank, 15)).toEqual([
      [13, 6],
      [40, 6],
      [10, 4],
      [11, 3],
      [12, 2],
      [14, 0],
    ]);
  });

  it('divides times by the slices of a short volume', () => {
    const short = bankOf(numbers(), [0], [1, 2], 1, 4);
    expect(short.recall(3).pointers.map(({ time }) => time)).toEqual([1, 1 / 3, 2 / 3]);
  });

  it.each([
    [1, 7, 15],
    [5, 7, 26],
    [1, 2, 15],
  ])('holds no more than can be asked for: stride %i, %i slots', (stride, slots, most) => {
    const bank = bankOf(numbers({ stride, slots }), [0], upTo(1, 500), 1, 600);
    expect(bank.size).toBe(most);
    const whole = bankOf(numbers({ stride, slots, maxPrompted: -1 }), [0], [], 1, 600);
    expect(memories(bank, 501)).toHaveLength(slots);
    expect(memories(whole, 501)).toHaveLength(1);
  });
});
