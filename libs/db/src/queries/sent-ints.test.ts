import { decodeInts } from './sent-ints';

/** `SELECT encode(array_send('{0,1,99999,-1}'::int[]), 'hex')` of Postgres 18. */
const SENT =
  '0000000100000000000000170000000400000001' +
  '0000000400000000' +
  '0000000400000001' +
  '000000040001869f' +
  '00000004ffffffff';

it('reads what Postgres sent', () => {
  expect([...decodeInts(Buffer.from(SENT, 'hex'))]).toEqual([0, 1, 99_999, -1]);
});

it('reads bytes that begin within a larger buffer', () => {
  const larger = Buffer.concat([Buffer.from('abc'), Buffer.from(SENT, 'hex')]);
  expect(decodeInts(larger.subarray(3))).toHaveLength(4);
});

/** `array_send('{}'::int[])`: of no dimension. */
it('reads no array and an empty one as no number', () => {
  expect(decodeInts(null)).toHaveLength(0);
  expect(decodeInts(Buffer.from('000000000000000000000017', 'hex'))).toHaveLength(0);
});
