import type { SubsetCondition } from '@atrium/contracts';
import { InvalidArgumentError } from 'commander';

/**
 * `COLUMN=VALUE` beside those before it: a column named again takes either value, another column narrows. The value is everything
 * after the first `=`, and may be empty.
 */
export function parseCondition(text: string, before: readonly SubsetCondition[] = []) {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected COLUMN=VALUE, as in fibrosis_grade=3.');
  const [column, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const same = before.find((one) => one.column === column);
  if (!same) return [...before, { column, values: [value] }];
  return before.map((one) => (one === same ? { column, values: [...one.values, value] } : one));
}
