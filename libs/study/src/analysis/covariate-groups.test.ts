import fc from 'fast-check';
import { covariateGroups } from './covariate-groups';

it('makes a group of each value, numbers in their order, and none of an empty one', () => {
  const { madeOf, labels, groupOf } = covariateGroups(['3', '1.5', '', '3', '10']);
  expect([madeOf, labels]).toEqual(['values', ['1.5', '3', '10']]);
  expect(groupOf('3')).toBe('3');
});

it('cuts many numbers at their quartiles', () => {
  const ages = Array.from({ length: 101 }, (_, i) => String(20 + i / 2));
  const { madeOf, labels, groupOf } = covariateGroups(ages);
  expect([madeOf, labels]).toEqual([
    'quartiles',
    ['up to 32.5', '32.5 to 45', '45 to 57.5', 'above 57.5'],
  ]);
  expect(['20', '32.5', '32.6', '57.5', '70'].map(groupOf)).toEqual([
    'up to 32.5',
    'up to 32.5',
    '32.5 to 45',
    '45 to 57.5',
    'above 57.5',
  ]);
});

it('tells large whole numbers apart, dates among them, as they are', () => {
  const dates = Array.from({ length: 40 }, (_, i) => String(20230101 + i));
  const { labels, groupOf } = covariateGroups(dates);
  expect(new Set(labels).size).toBe(4);
  const sizes = labels.map((label) => dates.filter((date) => groupOf(date) === label).length);
  expect(sizes).toEqual([10, 10, 10, 10]);
  const whole = Array.from({ length: 41 }, (_, i) => String(20230101 + i));
  expect(covariateGroups(whole).labels[0]).toBe('up to 20230111');
});

it('keeps fewer groups where quartiles coincide', () => {
  const values = [...Array.from({ length: 60 }, () => '1'), ...'2345678'];
  expect(covariateGroups(values).labels).toEqual(['up to 1', 'above 1']);
});

it('keeps the most frequent of many texts', () => {
  const names = Array.from({ length: 20 }, (_, i) => `scanner ${String.fromCharCode(97 + i)}`);
  const values = names.flatMap((name, i) => Array.from({ length: 20 - i }, () => name));
  const { madeOf, labels, groupOf } = covariateGroups(values);
  expect(madeOf).toBe('frequent');
  expect(labels).toEqual([...names.slice(0, 11), 'other values']);
  expect(groupOf('scanner t')).toBe('other values');
});

it('gives every value one of its labels, whatever the values', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.integer({ min: -5, max: 30 }).map(String),
    fc.double({ noNaN: true }).map(String),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      const { labels, groupOf } = covariateGroups(values);
      expect(new Set(labels).size).toBe(labels.length);
      for (const one of values) if (one !== '') expect(labels).toContain(groupOf(one));
    }),
  );
});
