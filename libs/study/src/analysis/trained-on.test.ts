import type { ProtocolYaml } from '@atrium/contracts';
import { trainedOnCohort } from './trained-on';

const card = (...datasets: string[]) => ({
  licence: 'x',
  source: 'x',
  training_data: [{ name: 'x', datasets, overlap: 'x' }],
  must_not_be_used_for: 'x',
  files: [],
});

const strategies: ProtocolYaml['strategies'] = [
  {
    id: 'boxes',
    model: 'boxed',
    prompt: { kind: 'box-per-slice', source: 'reference' },
    sweep: { marginPx: [0, 3] },
  },
  {
    id: 'auto',
    model: 'boxed',
    prompt: { kind: 'box-per-slice', source: 'automatic', by: 'unet' },
  },
  { id: 'other', model: 'clean', prompt: { kind: 'box-per-slice', source: 'reference' } },
];

const MODELS = [
  { id: 'boxed', card: card() },
  { id: 'unet', card: card('la2018', 'more') },
  { id: 'clean', card: null },
];

it('names the arms of a model that was trained on a data set of the cohort, to prompt as to segment', () => {
  expect(trainedOnCohort({ strategies }, MODELS, ['la2018'])).toEqual([
    { arm: 'auto', models: ['unet'], datasets: ['la2018'] },
  ]);
  expect(trainedOnCohort({ strategies }, MODELS, ['LA 2018'])).toHaveLength(1);
  expect(trainedOnCohort({ strategies }, MODELS, ['la2019'])).toEqual([]);
  const boxed = [{ id: 'boxed', card: card('la2018') }, MODELS[2]];
  expect(trainedOnCohort({ strategies }, boxed, ['la2018']).map(({ arm }) => arm)).toEqual([
    'boxes~m0',
    'boxes~m3',
    'auto',
  ]);
});

it('names none where the cohort is of other data sets, or says nothing of its own', () => {
  expect(trainedOnCohort({ strategies }, MODELS, ['utah'])).toEqual([]);
  expect(trainedOnCohort({ strategies }, MODELS, [])).toEqual([]);
});
