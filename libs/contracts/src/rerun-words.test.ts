import { rerunWords } from './rerun-words';
import type { RerunPlan } from './api';

const sha = (letter: string) => letter.repeat(64);
const ids = Array.from({ length: 12 }, (_, i) => `c${i}`);
const PLAN: RerunPlan = {
  protocol: { before: { name: 'p', version: 1 }, now: { name: 'p', version: 1 }, is_same: true },
  cohort: { before: { name: 'c', version: 1 }, now: { name: 'c', version: 2 }, is_same: false },
  models: [
    {
      id: 'same',
      before: { version: '1', sha256: sha('a') },
      now: { version: '1', sha256: sha('a') },
    },
    {
      id: 'newer',
      before: { version: '1', sha256: sha('a') },
      now: { version: '2', sha256: sha('b') },
    },
    { id: 'gone', before: { version: '1', sha256: sha('a') }, now: null },
    { id: 'more', before: null, now: { version: '1', sha256: sha('c') } },
  ],
  cases: {
    same: 1,
    changed: [{ case_id: 'x', in: ['image', 'reference'] }],
    added: ids,
    removed: [],
  },
  failed: [],
  units: 14,
  reusable: 1,
};

it('says which model takes the place of which', () => {
  const models = [
    {
      id: 'better',
      replaces: 'tiny',
      before: { version: '1', sha256: sha('a') },
      now: { version: '3', sha256: sha('b') },
    },
  ];
  const words = rerunWords({ ...PLAN, protocol: { ...PLAN.protocol, is_same: false }, models });
  expect(words.slice(0, 3).map(({ value }) => value)).toEqual([
    'a version of p with other models than v1',
    'c v2 instead of c v1',
    '3 (bbbbbbbb) in the place of tiny 1 (aaaaaaaa)',
  ]);
});

it('says what stays and what differs', () => {
  expect(rerunWords(PLAN).map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Protocol: p v1, the same',
    'Cohort: c v2 instead of c v1',
    'Model same: 1 (aaaaaaaa), the same',
    'Model newer: 2 (bbbbbbbb) instead of 1 (aaaaaaaa)',
    'Model gone: not the same at every site, or not there',
    'Model more: 1 (cccccccc), which the run did not use',
    `Cases: 1 case as before; 1 changed (x: image, reference); 12 added (${ids.slice(0, 10).join('; ')}; and 2 more); 0 left out`,
  ]);
});
