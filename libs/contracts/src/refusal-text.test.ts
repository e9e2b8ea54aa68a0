import { z } from 'zod';
import { refusalText } from './refusal-text';

const textOf = (schema: z.ZodType, value: unknown): string => {
  const { error } = schema.safeParse(value);
  return error ? refusalText(error) : '';
};

it('names the place of each problem, and shows no JSON', () => {
  const schema = z.object({
    id: z.uuid(),
    filter: z.object({ sites: z.array(z.string().max(3)) }),
  });
  const text = textOf(schema, { id: 'nope', filter: { sites: ['ok', 'too long'] } });
  expect(text).toMatch(/^id: .+; filter\.sites\.1: .+\.$/);
  expect(text).not.toMatch(/[{}[\]"]/);
});

it('says of a value without a place what is wrong with it', () =>
  expect(textOf(z.string(), 1)).not.toMatch(/^:/));

it('says how many more there are', () =>
  expect(textOf(z.array(z.string()), Array(9).fill(0))).toMatch(/; and 4 more\.$/));
