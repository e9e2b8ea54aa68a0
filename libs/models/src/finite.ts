import { fail, type Result } from '@atrium/contracts';

/** Whether every value is a number: a sum is finite only when every float32 of it is. */
export const allFinite = (values: Float32Array): boolean => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return Number.isFinite(sum);
};

/** MODEL_OUTPUT_INVALID of a slice. */
export const notFinite = (slice: number): Result<never> =>
  fail({
    code: 'MODEL_OUTPUT_INVALID',
    message: `slice ${slice}: the model returned logits or scores that are not finite; expected numbers`,
  });
