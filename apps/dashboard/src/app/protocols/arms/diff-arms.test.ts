import { protocolYamlSchema } from '@atrium/contracts';
import { diffArms } from './diff-arms';

const protocol = (strategy: object, other: object = {}) =>
  protocolYamlSchema.parse({
    schema: 'atrium/protocol@1',
    name: 'a',
    target: { name: 'la', label: 1 },
    seed: 1,
    strategies: [
      {
        id: 'boxes',
        model: 'm',
        prompt: { kind: 'box-per-slice', source: 'reference' },
        ...strategy,
      },
    ],
    ...other,
  });

const changes = (before: object, after: object, other = {}) =>
  diffArms(protocol(before), protocol(after, other)).map(({ change, arm, settings }) =>
    [change, arm.id, ...settings].join(' '),
  );

it('gives arms that were removed and added', () => {
  expect(changes({ sweep: { marginPx: [0, 3] } }, { sweep: { marginPx: [3, 6] } })).toEqual([
    'removed boxes~m0',
    'added boxes~m6',
  ]);
});

it('gives arms of the same id that do something else', () => {
  const prompt = { kind: 'box-per-slice', source: 'reference', marginPx: 3 };
  expect(changes({}, { prompt })).toEqual(['changed boxes margin']);
});

it('gives none for a change that is of no arm', () => {
  expect(changes({}, {}, { masks: 'none', metrics: { nsdToleranceMm: [5] } })).toEqual([]);
});
