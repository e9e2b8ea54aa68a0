import type { ModelFamily, ModelSummary } from '@atrium/contracts';
import { placeAt } from './place';
import { aboutKey, suggestionsAt } from './suggest';

const model = (id: string, family: ModelFamily): ModelSummary => ({
  id,
  version: '1',
  family,
  title: id,
  sha256: '0'.repeat(64),
  encoder_seconds: 1,
  decoding_seconds: 1,
});
const MODELS = [
  model('lite', 'medsam1'),
  model('track', 'medsam2'),
  model('unet', 'task-specific'),
];

function offered(marked: string) {
  const place = placeAt(marked.replace('|', ''), marked.indexOf('|'));
  return place ? suggestionsAt(place, MODELS).map(({ label }) => label) : [];
}

const of = (model: string, rest: string) =>
  `strategies:\n  - id: a\n    model: ${model}\n    ${rest}`;

it('offers the keys of the protocol that are not there, in the order of the schema', () => {
  expect(offered('name: a\n|\nseed: 1')).toEqual([
    'schema',
    'target',
    'strategies',
    'postprocess',
    'metrics',
    'masks',
    'analysis',
  ]);
});

it('offers the ids of models', () => {
  expect(offered('strategies:\n  - id: a\n    model: |')).toEqual(['lite', 'track', 'unet']);
  expect(offered(of('lite', 'prompt: { source: automatic, by: |'))).toEqual(['unet']);
});

it('offers the kinds that the model of the strategy runs, all of them for an unknown one', () => {
  expect(offered(of('lite', 'prompt: { kind: |'))).toEqual([
    'box-per-slice',
    'box-every-k',
    'box-chained',
  ]);
  expect(offered(of('unet', 'prompt:\n      kind: |'))).toEqual(['none']);
  expect(offered(of('what', 'prompt: { kind: |'))).toHaveLength(7);
});

it('offers the keys that the kind of prompt takes, all of them while there is none', () => {
  expect(offered(of('lite', 'prompt: { kind: box-every-k, source: reference, |'))).toEqual([
    'by',
    'every',
    'zRange',
    'marginPx',
    'marginMm',
    'scale',
    'offset',
    'jitter',
  ]);
  expect(offered(of('lite', 'prompt:\n      |'))).toHaveLength(14);
});

it.each([
  [of('lite', 'prompt: { source: |'), ['reference', 'automatic']],
  [of('lite', 'prompt: { keySlice: |'), ['largest', 'middle', 'first', 'last', 'random']],
  [of('lite', 'prompt: { zRange: |'), ['full', 'reference']],
  [of('lite', 'sweep: { offset: { |'), ['unit', 'x', 'y']],
  [of('lite', 'sweep: { offset: { unit: |'), ['fraction', 'px', 'mm']],
  ['masks: |', ['all', 'none']],
  ['masks:\n  |', ['all', 'none']],
  ['schema: |', ['atrium/protocol@1']],
  ['postprocess: [{ connectivity: |', ['6', '18', '26']],
  ['metrics: { |', ['nsdToleranceMm', 'convention']],
  ['seed: |', []],
  ['nonsense: { |', []],
])('%j: %j', (marked, expected) => {
  expect(offered(marked)).toEqual(expected);
});

it('says of every key in a sentence what it means and what is expected', () => {
  expect(aboutKey(['strategies', 0, 'prompt', 'scale'])).toBe(
    "Factor of the box's sides about its centre; 1 unless said. Expected: a number above 0.",
  );
  expect(aboutKey(['what'])).toBeUndefined();
});
