import type { ProtocolYaml, StrategyYaml } from '@atrium/contracts';
import fc from 'fast-check';
import { MODELS } from '../testing/models';
import type { CaseFacts } from './case-work';
import { planRun } from './plan';

const protocolOf = (
  strategies: readonly (Omit<StrategyYaml, 'model'> & { model?: string })[],
  rest: Partial<ProtocolYaml> = {},
): ProtocolYaml => ({
  schema: 'atrium/protocol@1',
  name: 'test',
  target: { name: 'LA', label: 1 },
  seed: 1,
  strategies: strategies.map((one) => ({ model: 'litemedsam', ...one })),
  ...rest,
});

const reference = { source: 'reference' as const };
const PER_SLICE = { id: 'b', prompt: { kind: 'box-per-slice' as const, ...reference } };
const everyK = (every: number) => ({
  id: 'k',
  prompt: { kind: 'box-every-k' as const, every, ...reference },
});

const facts = (labelledSlices: number[] | null, rest: Partial<CaseFacts> = {}): CaseFacts => ({
  case_id: 'c',
  labelledSlices,
  size: [100, 50, 20],
  ...rest,
});

const plan = (protocol: ProtocolYaml, ...cases: CaseFacts[]) =>
  planRun({ protocol, cases, models: MODELS });

describe('planRun', () => {
  it('counts a box, an encoder pass and a decoding per labelled slice', () => {
    expect(plan(protocolOf([PER_SLICE]), facts([3, 4, 7]), facts([5]))).toMatchObject({
      cases: 2,
      rows: 2,
      prompts: 4,
      encoder_passes: 4,
      decodings: 4,
      arms: [{ arm: 'b', strategy: 'b', model: 'litemedsam', prompts: 4, decodings: 4 }],
    });
  });

  it('counts drawn boxes of every k-th slice, and decodes between them, labelled or not', () => {
    const cases = facts([3, 4, 6, 7, 8, 10]);
    expect(plan(protocolOf([everyK(2)]), cases)).toMatchObject({
      // L[0], L[2], L[4] and the last.
      prompts: 4,
      encoder_passes: 8,
      decodings: 8,
    });
    expect(plan(protocolOf([everyK(5)]), cases)).toMatchObject({ prompts: 2 });
    expect(plan(protocolOf([everyK(9)]), facts([4]))).toMatchObject({ prompts: 1, decodings: 1 });
  });

  it('shares an encoder pass between the arms of a model, not between models', () => {
    const sweep = { scale: [0.8, 1, 1.2] };
    const shared = protocolOf([{ ...PER_SLICE, sweep }, everyK(2)]);
    expect(plan(shared, facts([3, 5]))).toMatchObject({ encoder_passes: 3, decodings: 9 });
    const apart = protocolOf([PER_SLICE, { ...PER_SLICE, id: 'c', model: 'atrium-track' }]);
    expect(plan(apart, facts([3, 5]))).toMatchObject({ encoder_passes: 4, decodings: 4 });
  });

  it('plans nothing where an arm is excluded, and names what cannot be read', () => {
    const issue = { code: 'FILE_MISSING' as const, file: 'image' as const, message: 'not there' };
    const cases = [facts(null), facts([]), { ...facts(null), size: null, issue }];
    expect(plan(protocolOf([PER_SLICE]), ...cases)).toMatchObject({
      rows: 3,
      prompts: 0,
      encoder_passes: 0,
      unreadable: [{ case_id: 'c', code: 'FILE_MISSING', message: 'not there' }],
    });
  });

  it.each([
    ['box-tracked', {}, 1, 20],
    ['mask-tracked', {}, 1, 20],
    ['boxes-tracked', { keySlices: 2 }, 2, 20],
    ['boxes-tracked', { keySlices: 9 }, 3, 20],
    ['box-tracked', { zRange: 'reference' as const }, 1, 5],
    ['box-chained', {}, 1, 20],
  ] as const)(
    'plans %s %j: a prompt a key slice, every slice of its range',
    (kind, more, prompts, n) => {
      const prompt = { kind, ...reference, ...more };
      const tracked = protocolOf([{ id: 't', model: 'atrium-track', prompt }]);
      expect(plan(tracked, facts([3, 5, 7]))).toMatchObject({
        prompts,
        encoder_passes: n,
        decodings: n,
        minutes: expect.closeTo((n * 0.88) / 60),
      });
    },
  );

  it('plans a tracking more for every round, and a box more to draw', () => {
    const prompt = { kind: 'box-tracked' as const, rounds: 2, ...reference };
    const rounds = protocolOf([{ id: 't', model: 'atrium-track', prompt }]);
    expect(plan(rounds, facts([3, 5, 7]))).toMatchObject({
      encoder_passes: 20,
      decodings: 60,
      arms: [
        { arm: 't~i0', prompts: 1, decodings: 20 },
        { arm: 't~i1', prompts: 2, decodings: 20 },
        { arm: 't~i2', prompts: 3, decodings: 20 },
      ],
    });
  });

  it('asks nobody to draw for an automatic source', () => {
    const prompt = { kind: 'box-per-slice' as const, source: 'automatic' as const, by: 'unet' };
    const automatic = plan(protocolOf([{ id: 'a', prompt }]), facts(null), facts([1, 2]));
    expect(automatic).toMatchObject({ prompts: 0, decodings: 22 });
  });

  it('counts the runs of a network on the patches of a case, mirrored ones too', () => {
    const none = protocolOf([{ id: 'u', model: 'unet', prompt: { kind: 'none' } }]);
    // 100 x 50 x 20 voxels of 1 x 1 x 2 mm: starts 0, 20, 40, 60; 0, 10; 0.
    const here = facts(null, { spacing: [1, 1, 2] });
    expect(plan(none, here)).toMatchObject({
      prompts: 0,
      encoder_passes: 16,
      decodings: 0,
      minutes: expect.closeTo(32 / 60),
      arms: [{ arm: 'u', prompts: 0, decodings: 0 }],
    });
    // 50 x 60 x 10 voxels at the spacing of the network, z padded.
    expect(plan(none, facts(null, { spacing: [0.5, 1.2, 1] }))).toMatchObject({
      encoder_passes: 8,
    });
    expect(plan(none, facts(null, { size: [8, 8, 8] }))).toMatchObject({ encoder_passes: 2 });
    expect(plan(none, facts(null, { size: null }))).toMatchObject({ encoder_passes: 0 });
  });

  it('segments a whole scan once, for its own arms and for all that it prompts', () => {
    const by = { source: 'automatic' as const, by: 'unet' };
    const strategies = [
      { id: 'u', model: 'unet', prompt: { kind: 'none' as const } },
      { id: 'a', prompt: { kind: 'box-per-slice' as const, ...by } },
      { id: 't', model: 'atrium-track', prompt: { kind: 'box-tracked' as const, ...by } },
    ];
    const here = facts([1, 2], { spacing: [1, 1, 2] });
    expect(plan(protocolOf(strategies), here)).toMatchObject({
      prompts: 0,
      encoder_passes: 16 + 2 + 20,
      decodings: 2 + 20,
      minutes: expect.closeTo((16 * 2 + 22 * 0.88) / 60),
    });
    expect(plan(protocolOf(strategies.slice(1)), here)).toMatchObject({ encoder_passes: 38 });
    const rule = { rule: 'brightest-region' as const, ml: [20, 200] as [number, number] };
    const ruled = { id: 'r', prompt: { kind: 'box-per-slice' as const, ...by, by: rule } };
    expect(plan(protocolOf([ruled]), here)).toMatchObject({ encoder_passes: 2 });
  });

  it('adds up the measured costs of the model', () => {
    // 10 passes of 0.8 s and 20 decodings of 0.08 s.
    const sweep = { scale: [1, 2] };
    const slices = Array.from({ length: 10 }, (_, i) => i);
    expect(plan(protocolOf([{ ...PER_SLICE, sweep }]), facts(slices)).minutes).toBeCloseTo(
      9.6 / 60,
    );
  });

  it('needs less disk where no mask is kept', () => {
    const kept = plan(protocolOf([PER_SLICE]), facts([1, 2])).disk_mb;
    expect(plan(protocolOf([PER_SLICE], { masks: 'none' }), facts([1, 2])).disk_mb).toBeLessThan(
      kept,
    );
  });

  it('never decodes less than it encodes, nor more than every arm on every slice', () => {
    const labelled = fc.uniqueArray(fc.nat(19)).map((slices) => slices.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(labelled), fc.integer({ min: 1, max: 25 }), (cohort, every) => {
        const result = plan(
          protocolOf([PER_SLICE, everyK(every)]),
          ...cohort.map((one) => facts(one)),
        );
        expect(result.decodings).toBeGreaterThanOrEqual(result.encoder_passes);
        expect(result.encoder_passes).toBeLessThanOrEqual(20 * cohort.length);
        expect(result.arms[1].prompts).toBeLessThanOrEqual(result.arms[0].prompts);
        expect(result.prompts).toBe(result.arms[0].prompts + result.arms[1].prompts);
      }),
    );
  });
});
