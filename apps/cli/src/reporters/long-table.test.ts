import Table from 'cli-table3';
import { longTable } from './long-table';

const HEAD = ['site', 'case', 'found'];
const rowsOf = (n: number) =>
  Array.from({ length: n }, (_, i) => ['north', `c${i}`, i === n - 1 ? 'something longer' : 'x']);

it.each([1, 200, 201, 450])('prints %d rows as one table does', (n) => {
  const table = new Table({ head: HEAD, style: { head: [], border: [], compact: true } });
  table.push(...rowsOf(n));
  expect(longTable(HEAD, rowsOf(n))).toBe(table.toString());
});

it('cuts no name that is wide', () => {
  expect(longTable(['a'], [['左心房造影']])).toContain('│ 左心房造影 │');
});

it('prints no row', () => {
  expect(longTable(['a'], [])).toContain('│ a │');
});

// One table of so many took a quarter of a minute, and one of 50,000 more than ten.
it('prints 10,000 rows', () => {
  expect(longTable(HEAD, rowsOf(10_000)).split('\n')).toHaveLength(10_004);
}, 60_000);
