import { MODELS } from '../testing/models';
import { parseProtocol } from './parse';

const PROTOCOL = `schema: atrium/protocol@1
name: n
target: { name: LA, label: 1 }
seed: 1
strategies:
  - { id: boxes, model: litemedsam, prompt: { kind: box-per-slice, source: reference } }
  - { id: half, model: litemedsam, prompt: { kind: box-every-k, source: reference, every: 2 } }
  - id: grid
    model: litemedsam
    prompt: { kind: box-per-slice, source: reference }
    sweep: { scale: [0.8, 1, 1.2] }
  - { id: one-box, model: atrium-track, prompt: { kind: box-tracked, source: reference } }
  - { id: unet, model: unet, prompt: { kind: none } }
`;

const read = (analysis: string) =>
  parseProtocol(`${PROTOCOL}analysis:\n${analysis}`, 'p.yaml', MODELS);

function problemsOf(analysis: string): string[] {
  const result = read(analysis);
  if (result.ok) throw new Error('the protocol was accepted');
  return result.issue.map(({ line, message }) => `${line} ${message}`);
}

const comparison = (rest: string): string =>
  `  endpoint: dice\n  comparisons:\n    - { ${rest} }\n`;

it('accepts a declared analysis', () => {
  const result = read(`  endpoint: dice
  estimator: median
  comparisons:
    - { id: half-boxes, kind: non-inferiority, arm: half, against: boxes, margin: 0.02, at: every-site }
    - { id: tracked, kind: equivalence, arm: one-box, against: boxes, margin: 0.02, notLikeForLike: true }
    - { id: sizes, kind: difference, arm: grid~s0.8, against: grid~s1.2 }
  acceptance:
    - { arm: one-box, atLeast: 0.85, at: every-site }
  robustRange:
    - { strategy: grid, nominal: grid~s1, loss: 0.02 }
  pilot: [case-1]
`);
  if (!result.ok) throw new Error(JSON.stringify(result.issue));
  expect(result.value.analysis?.comparisons).toHaveLength(3);
});

it.each([
  [
    'an arm that does not exist',
    comparison('id: a, kind: difference, arm: half, against: box'),
    '17 unknown arm "box"; expected one of: boxes, half, grid~s0.8, grid~s1, grid~s1.2, one-box, unet.',
  ],
  [
    'arms of another z-range',
    comparison('id: a, kind: difference, arm: one-box, against: boxes'),
    '17 found arms that differ in zRange (full, reference); expected arms that are alike in both, or notLikeForLike: true.',
  ],
  [
    'arms of another source',
    comparison('id: a, kind: difference, arm: one-box, against: unet'),
    '17 found arms that differ in source (reference, none); expected arms that are alike in both, or notLikeForLike: true.',
  ],
  [
    'an arm against itself',
    comparison('id: a, kind: difference, arm: half, against: half'),
    '17 found "half" against itself; expected two arms.',
  ],
  [
    'non-inferiority without a margin',
    comparison('id: a, kind: non-inferiority, arm: half, against: boxes'),
    '17 found kind non-inferiority without margin; expected a margin.',
  ],
  [
    'a difference with a margin',
    comparison('id: a, kind: difference, arm: half, against: boxes, margin: 0.1'),
    '17 found a margin with kind difference; expected none, or another kind.',
  ],
  [
    'a margin in percent',
    comparison('id: a, kind: equivalence, arm: half, against: boxes, margin: 2'),
    '17 found 2; expected a share between 0 and 1, no percentage, for the endpoint is dice.',
  ],
  [
    'a bound in percent',
    '  endpoint: nsd_2mm\n  acceptance:\n    - { arm: half, atLeast: 85 }\n',
    '17 found 85; expected a share between 0 and 1, no percentage, for the endpoint is nsd_2mm.',
  ],
  [
    'a loss in percent',
    '  endpoint: dice\n  robustRange:\n    - { strategy: grid, nominal: grid~s1, loss: 2 }\n',
    '17 found 2; expected a share between 0 and 1, no percentage, for the endpoint is dice.',
  ],
  [
    'a distance below 0',
    '  endpoint: hd95_mm\n  acceptance:\n    - { arm: half, atMost: -5 }\n',
    '17 found -5; expected millimetres above 0, for the endpoint is hd95_mm.',
  ],
  [
    'a comparison twice',
    `${comparison('id: a, kind: difference, arm: half, against: boxes')}    - { id: A, kind: difference, arm: half, against: grid~s1 }\n`,
    '18 comparison "a" stands twice; expected each id once.',
  ],
  [
    'a tolerance that is not measured',
    '  endpoint: nsd_3mm\n',
    '15 found "nsd_3mm", a tolerance that metrics.nsdToleranceMm has not; expected one of: nsd_1mm, nsd_2mm.',
  ],
  [
    'acceptance without a bound',
    '  endpoint: dice\n  acceptance:\n    - { arm: half }\n',
    '17 found no bound; expected atLeast, for the endpoint is dice.',
  ],
  [
    'a bound on the wrong side',
    '  endpoint: hd95_mm\n  acceptance:\n    - { arm: half, atLeast: 3 }\n',
    '17 found atLeast; expected atMost, for the endpoint is hd95_mm.',
  ],
  [
    'a robust range of no sweep',
    '  endpoint: dice\n  robustRange:\n    - { strategy: boxes, nominal: boxes, loss: 0.02 }\n',
    '17 found "boxes", no strategy with a sweep; expected one of: grid.',
  ],
  [
    'a nominal arm of another strategy',
    '  endpoint: dice\n  robustRange:\n    - { strategy: grid, nominal: boxes, loss: 0.02 }\n',
    '17 found "boxes", no arm of grid; expected one of: grid~s0.8, grid~s1, grid~s1.2.',
  ],
])('refuses %s, at its line', (_, analysis, problem) => {
  expect(problemsOf(analysis)).toEqual([problem]);
});

it('says nothing of arms while a strategy cannot be read', () => {
  const broken = PROTOCOL.replace('every: 2', 'every: none');
  const text = `${broken}analysis:\n${comparison('id: a, kind: difference, arm: half, against: box')}`;
  const result = parseProtocol(text, 'p.yaml', MODELS);
  expect(result.ok ? [] : result.issue.map(({ line }) => line)).toEqual([7]);
});
