import { explainLeftOut, parseLeaveOut } from './leave-out';

const why = (case_id: string, reason: string | null) => ({ case_id, reason });

it('parses cases with their reason, and cases alone; what is said last of a case counts', () => {
  const first = parseLeaveOut('a,b=not consented = no');
  expect(first).toEqual([why('a', 'not consented = no'), why('b', 'not consented = no')]);
  expect(parseLeaveOut('b, c', first)).toEqual([
    why('a', 'not consented = no'),
    why('b', null),
    why('c', null),
  ]);
});

it.each(['', '=x', 'a=', 'a= ', 'a b=x', '.a=x', `a=${'x'.repeat(2001)}`])('refuses "%s"', (text) =>
  expect(() => parseLeaveOut(text)).toThrow(/Expected/),
);

it('asks for what is not said, and refuses what nobody says', async () => {
  const asked = [why('a', 'a repeat'), why('b', null)];
  const ask = (question: string) => Promise.resolve(question.includes('case b') ? ' broken ' : '');
  expect(await explainLeftOut(ask, asked)).toEqual([why('a', 'a repeat'), why('b', 'broken')]);
  await expect(explainLeftOut(undefined, asked)).rejects.toThrow(/left out.*: b\./);
  await expect(explainLeftOut(() => Promise.resolve(' '), asked)).rejects.toThrow(/: b\./);
});
