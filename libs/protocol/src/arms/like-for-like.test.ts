import type { StrategyYaml } from '@atrium/contracts';
import { apartAmong } from './like-for-like';

const strategies: StrategyYaml[] = [
  { id: 'boxes', model: 'm', prompt: { kind: 'box-per-slice', source: 'reference' } },
  { id: 'half', model: 'm', prompt: { kind: 'box-every-k', source: 'reference', every: 2 } },
  { id: 'one-box', model: 't', prompt: { kind: 'box-tracked', source: 'reference' } },
  { id: 'none', model: 'u', prompt: { kind: 'none' } },
];

it('tells in what arms are not like for like, of two and of more', () => {
  expect(apartAmong({ strategies }, ['boxes', 'half'])).toEqual([]);
  expect(apartAmong({ strategies }, ['boxes', 'half', 'one-box'])).toEqual(['zRange']);
  expect(apartAmong({ strategies }, ['boxes', 'one-box', 'none'])).toEqual(['source', 'zRange']);
  expect(apartAmong({ strategies }, [])).toEqual([]);
});
