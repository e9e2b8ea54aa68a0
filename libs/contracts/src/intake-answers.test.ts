import { answersTo, type IntakeAnswer } from './intake-answers';

const said = (text: string, case_id: string | null = null): IntakeAnswer => ({
  code: 'SLICES_FEW',
  case_id,
  text,
});

it('prefers what was said of the case, then what was said of all, the last first', () => {
  const answer = answersTo([said('one', 'a'), said('all'), said('all of them')]);
  expect(answer({ code: 'SLICES_FEW', case_id: 'a' })).toBe('one');
  expect(answer({ code: 'SLICES_FEW', case_id: 'b' })).toBe('all of them');
  expect(answer({ code: 'SPACING_ODD', case_id: 'a' })).toBeNull();
});
