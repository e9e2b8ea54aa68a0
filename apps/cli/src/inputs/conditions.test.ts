import { InvalidArgumentError } from 'commander';
import { parseCondition } from './conditions';

const parse = (...texts: string[]) =>
  texts.reduce<ReturnType<typeof parseCondition>>((found, text) => parseCondition(text, found), []);

it('takes either value of a column named again, and narrows by another', () => {
  expect(parse('site=A', 'grade=3', 'site=B')).toEqual([
    { column: 'site', values: ['A', 'B'] },
    { column: 'grade', values: ['3'] },
  ]);
});

it('takes all after the first = for the value, which may be empty', () => {
  expect(parse('formula=a=b', '撮像装置=東芝 1.5T', 'grade=')).toEqual([
    { column: 'formula', values: ['a=b'] },
    { column: '撮像装置', values: ['東芝 1.5T'] },
    { column: 'grade', values: [''] },
  ]);
});

it.each(['grade', '=3', ''])('refuses %j', (text) =>
  expect(() => parseCondition(text)).toThrow(InvalidArgumentError),
);
