import { completedValue, endpointOf, valueOfAllCases, type EndpointRow } from './endpoint';

const row = (more: Partial<EndpointRow>): EndpointRow => ({
  status: 'completed',
  errorCode: null,
  value: 0.9,
  isCompared: true,
  ...more,
});
const failed = row({ status: 'failed', errorCode: 'PROMPT_EMPTY', value: null });

it.each([
  ['dice', 0],
  ['hd95_mm', Infinity],
])('counts a failure of the method as the worst %s in all cases alone', (name, worst) => {
  expect(valueOfAllCases(failed, endpointOf(name))).toBe(worst);
  expect(completedValue(failed, endpointOf(name))).toBeUndefined();
});

it('counts nothing of a case without a reference, whatever became of it', () => {
  const dice = endpointOf('dice');
  expect(valueOfAllCases({ ...failed, isCompared: false }, dice)).toBeUndefined();
  expect(valueOfAllCases(row({ isCompared: false, value: null }), dice)).toBeUndefined();
  const distance = endpointOf('hd95_mm');
  expect(valueOfAllCases(row({ isCompared: false, value: null }), distance)).toBeUndefined();
  expect(valueOfAllCases(row({ value: null }), distance)).toBe(Infinity);
});

it.each(['FILE_MISSING', 'CASE_STALLED', null])('counts no failure by %s', (errorCode) => {
  expect(valueOfAllCases({ ...failed, errorCode }, endpointOf('dice'))).toBeUndefined();
});
