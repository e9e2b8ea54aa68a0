import { endpointOf, groupsAnalysisSchema } from '@atrium/contracts';
import { analyseGroups } from './groups';
import type { AnalysedRow } from './values';

const SITES = ['north', 'south'];
const dice = endpointOf('dice');

/** At both sites: `new` is 0.05 better than `old` at 3 T and 0.01 worse at 1.5 T. */
const rows: AnalysedRow[] = SITES.flatMap((site, s) =>
  Array.from({ length: 24 }, (_, i) =>
    ['old', 'new'].map((arm): AnalysedRow => {
      const base = 0.8 + 0.1 * Math.sin(7 * i + s);
      const gain = i % 2 === 0 ? 0.05 : -0.01;
      return {
        caseId: `${site}-${i}`,
        casePosition: s * 100 + i,
        site,
        patient: `p${i}`,
        arm,
        status: 'completed',
        errorCode: null,
        value: arm === 'new' ? base + gain + 0.001 * Math.cos(3 * i) : base,
        isCompared: true,
      };
    }),
  ).flat(),
);
const field = Object.fromEntries(
  rows.map(({ caseId }) => [caseId, Number(caseId.split('-')[1]) % 2 === 0 ? '3' : '1.5']),
);
const between = { arm: 'new', against: 'old', covariate: 'field_strength_t' };

it('describes both arms and their difference in each group, and finds the interaction', () => {
  const found = groupsAnalysisSchema.parse(analyseGroups(between, rows, field, dice, 1));
  expect(found.groups.map(({ label, sites, difference }) => [label, sites, difference?.n])).toEqual(
    [
      ['1.5', 2, 24],
      ['3', 2, 24],
    ],
  );
  expect(found.groups[0].difference?.estimate).toBeCloseTo(-0.01, 2);
  expect(found.groups[1].difference?.estimate).toBeCloseTo(0.05, 2);
  expect(found.groups[1].arm?.n).toBe(24);
  expect(found.interaction?.df).toBe(1);
  expect(found.interaction?.p).toBeLessThan(1e-6);
});

it('finds no interaction where the difference is the same in all groups', () => {
  const third = Object.fromEntries(rows.map(({ caseId }, i) => [caseId, 'abc'[(i >> 2) % 3]]));
  const found = analyseGroups(between, rows, third, dice, 1);
  expect(found.interaction?.df).toBe(2);
  expect(found.interaction?.p).toBeGreaterThan(0.05);
});

it('does not test what no site tells apart, and leaves out cases without a value', () => {
  const scanner = Object.fromEntries(
    rows.filter(({ caseId }) => caseId !== 'south-3').map(({ caseId, site }) => [caseId, site]),
  );
  const found = analyseGroups(between, rows, scanner, dice, 1);
  expect([found.test, found.interaction, found.without]).toEqual([null, null, 1]);
  expect(found.untested).toEqual({ test: 'alike', interaction: 'alike' });
  expect(found.groups.map(({ difference }) => difference?.n)).toEqual([24, 23]);
});

it('counts a person once in a group', () => {
  const people = rows.map((row) => ({ ...row, patient: `p${row.casePosition % 6}` }));
  const once = analyseGroups(between, people, field, dice, 1);
  // Six people a site, each in one group: the greatest chi-square of 3 against 3 at two sites is far from 24 against 24.
  expect(once.interaction?.statistic).toBeLessThan(9);
  expect(analyseGroups(between, rows, field, dice, 1).interaction?.statistic).toBeGreaterThan(30);
});

it('does not test so few people', () => {
  const one = rows.map((row) => ({ ...row, patient: 'the one' }));
  const found = analyseGroups(between, one, field, dice, 1);
  expect(found.test).toBeNull();
  expect(found.untested.test).toBe('not offered');
});

it('describes an arm by itself', () => {
  const found = analyseGroups({ ...between, against: null }, rows, field, dice, 1);
  expect(found.interaction).toBeNull();
  expect(found.groups.map(({ against, difference }) => [against, difference])).toEqual([
    [null, null],
    [null, null],
  ]);
});

it('says so where no case has a value', () => {
  const found = analyseGroups(between, rows, {}, dice, 1);
  expect([found.groups, found.without, found.test]).toEqual([[], 48, null]);
});

it('takes no value for a case from what every object has', () => {
  const ids = ['__proto__', 'constructor', 'toString'];
  const renamed = rows.map((row) => {
    const at = ids[Number(row.caseId.split('-')[1])];
    return row.site === 'north' && at !== undefined ? { ...row, caseId: at } : row;
  });
  const known = Object.fromEntries([
    ...Object.entries(field).filter(([id]) => !['north-0', 'north-1', 'north-2'].includes(id)),
    ['__proto__', '3'],
  ]);
  const found = analyseGroups(between, renamed, known, dice, 1);
  expect(found.without).toBe(2);
  expect(found.groups.map(({ label, difference }) => [label, difference?.n])).toEqual([
    ['1.5', 23],
    ['3', 23],
  ]);
});
