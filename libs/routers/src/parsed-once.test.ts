import { z } from 'zod';
import { parsedOnce } from './parsed-once';

const schema = z.object({ n: z.number() });

it('refuses what the schema refuses, every time', () => {
  const parse = parsedOnce(schema);
  const wrong = { n: 'one' };
  expect(() => parse(wrong)).toThrow(z.ZodError);
  expect(() => parse(wrong)).toThrow(z.ZodError);
  expect(() => parse(undefined)).toThrow(z.ZodError);
});

it('leaves out what the schema does not name', () => {
  const answer = { n: 1, secret: 's' };
  const parse = parsedOnce(schema);
  expect(parse(answer)).toEqual({ n: 1 });
  expect(parse(answer)).toEqual({ n: 1 });
});

it('parses the same object once, and another one anew', () => {
  const counted = jest.fn((n: number) => n);
  const parse = parsedOnce(z.object({ n: z.number().transform(counted).pipe(z.number()) }));
  const answer = { n: 1 };
  expect(parse(answer)).toBe(parse(answer));
  expect(counted).toHaveBeenCalledTimes(1);
  parse({ n: 1 });
  expect(counted).toHaveBeenCalledTimes(2);
});
