import type { IntakeIssue } from '@atrium/contracts';
import { askAnswers, openWarnings, parseAnswer } from './answers';

const issue = (code: IntakeIssue['code'], case_id: string): IntakeIssue => ({
  code,
  severity: 'warning',
  case_id,
  site: 's',
  file: null,
  found: 'f',
  expected: 'e',
  meaning: 'Look at it.',
});
const ISSUES = [issue('SLICES_FEW', 'a'), issue('SLICES_FEW', 'b'), issue('SPACING_ODD', 'a')];

it('parses answers for all cases and for one, one after the other', () => {
  const first = parseAnswer('SLICES_FEW=a phantom = small');
  expect(parseAnswer('SPACING_ODD:a=meant', first)).toEqual([
    { code: 'SLICES_FEW', case_id: null, text: 'a phantom = small' },
    { code: 'SPACING_ODD', case_id: 'a', text: 'meant' },
  ]);
});

it.each(['SLICES_FEW', 'NO_SUCH=x', 'SLICES_FEW=', 'SLICES_FEW:a b=x', 'slices_few=x'])(
  'refuses %s',
  (text) => expect(() => parseAnswer(text)).toThrow(/Expected|There is no code/),
);

it('names the cases that have no answer', () => {
  const answers = parseAnswer('SLICES_FEW:b=x');
  expect(openWarnings(ISSUES, answers).map(({ line }) => line)).toEqual([
    'SLICES_FEW: case a. Look at it.',
    'SPACING_ODD: case a. Look at it.',
  ]);
});

it('asks for what is open, a code at a time; nothing said is no answer', async () => {
  const asked: string[] = [];
  const ask = (question: string) => {
    asked.push(question);
    return Promise.resolve(question.startsWith('SPACING') ? ' meant ' : '');
  };
  const answers = await askAnswers(ask, ISSUES, []);
  expect(asked).toHaveLength(2);
  expect(answers).toEqual([{ code: 'SPACING_ODD', case_id: null, text: 'meant' }]);
});
