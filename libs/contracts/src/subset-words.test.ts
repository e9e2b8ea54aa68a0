import { pilotWords } from './pilot-words';
import { definitionWords, subsetDiffWords } from './subset-words';

it.each([
  [{ kind: 'cases' as const, cases: ['a', 'b'] }, '2 listed cases'],
  [
    {
      kind: 'where' as const,
      where: [
        { column: 'site', values: ['A', 'B'] },
        { column: 'grade', values: ['3', ''] },
      ],
    },
    'site is A or B, and grade is 3 or empty',
  ],
])('says what a subset is resolved from: %j', (definition, words) =>
  expect(definitionWords(definition)).toBe(words),
);

it.each([
  [{ before: 3, now: 3, added: 0, removed: 0 }, '3 cases, the same'],
  [{ before: 3, now: 3, added: 1, removed: 1 }, '3 cases instead of 3: 1 added, 1 left out'],
  [{ before: null, now: 1, added: 1, removed: 0 }, '1 case; not there before'],
  [{ before: 2, now: null, added: 0, removed: 2 }, 'not there; it had 2 cases'],
])('says what became of a subset: %j', (diff, words) =>
  expect(subsetDiffWords({ name: 'pilot', ...diff })).toBe(words),
);

it.each([
  [{ subset: 'pilot', cases: 0 }, 'The run took no case of the declared pilot (subset pilot).'],
  [
    { subset: null, cases: 1 },
    '1 case of the declared pilot is described with the others and carries no claim.',
  ],
  [
    { subset: 'pilot', cases: 2 },
    '2 cases of the declared pilot (subset pilot) are described with the others and carry no claim.',
  ],
])('says of a pilot what it carries: %j', (pilot, words) => expect(pilotWords(pilot)).toBe(words));
