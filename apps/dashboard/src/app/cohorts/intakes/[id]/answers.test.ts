import type { IntakeSummary, LeftOutCase } from '@atrium/contracts';
import {
  answer,
  countOpen,
  countTaken,
  explain,
  isLeftOut,
  leaveOut,
  NOTHING_SAID,
  readAnswers,
  reasonOf,
  textOf,
  toConfirm,
  warningsOf,
  withoutReason,
  writeAnswers,
} from './answers';

type Issue = IntakeSummary['issues'][number];

const issue = (change: Partial<Issue> = {}): Issue => ({
  code: 'SLICES_FEW',
  severity: 'warning',
  meaning: 'Look.',
  cases: 4,
  taken: 3,
  ...change,
});
const left: LeftOutCase = {
  ...{ case_id: 'b', site: 's', codes: ['SLICES_FEW'], chosen: true },
  reason: 'a repeat',
};
const SUMMARY: IntakeSummary = {
  kind: 'folder',
  cases: 6,
  unpaired: 0,
  sites: [{ site: 's', cases: 6, errors: 1, quarantined: 1, warnings: 3 }],
  issues: [
    issue({ code: 'FILE_MISSING', severity: 'error', taken: 0 }),
    issue(),
    issue({ code: 'SPACING_ODD', taken: 0 }),
  ],
  profiles: [],
  shifts: [],
};

describe('what is said to warnings', () => {
  it('asks for those of cases that become a cohort', () => {
    expect(warningsOf(SUMMARY).map(({ code }) => code)).toEqual(['SLICES_FEW']);
    expect(warningsOf({ ...SUMMARY, issues: [issue({ taken: undefined })] })).toHaveLength(1);
  });

  it('counts what is open: each case, less those that have an answer of their own or are left out', () => {
    const one = answer(NOTHING_SAID, 'SLICES_FEW', 'a', 'a phantom');
    expect(countOpen(NOTHING_SAID, issue())).toBe(3);
    expect(countOpen(one, issue())).toBe(2);
    expect(countOpen(leaveOut(one, left, true), issue())).toBe(1);
    expect(countOpen(leaveOut(one, { ...left, case_id: 'a' }, true), issue())).toBe(2);
    expect(countOpen(answer(one, 'SLICES_FEW', null, 'meant'), issue())).toBe(0);
    expect(countOpen(answer(one, 'SLICES_FEW', null, '  '), issue())).toBe(2);
  });

  it('keeps one answer a code and case; an empty one takes it back', () => {
    const twice = answer(answer(NOTHING_SAID, 'SLICES_FEW', 'a', 'x'), 'SLICES_FEW', 'a', 'y');
    expect(textOf(twice, 'SLICES_FEW', 'a')).toBe('y');
    expect(textOf(twice, 'SLICES_FEW', null)).toBe('');
    expect(answer(twice, 'SLICES_FEW', 'a', '')).toEqual(NOTHING_SAID);
    expect(answer(NOTHING_SAID, 'SLICES_FEW', null, 'z'.repeat(3000)).said[0].text).toHaveLength(
      2000,
    );
  });

  it('leaves a case out once, and takes it back', () => {
    const out = leaveOut(leaveOut(NOTHING_SAID, left, true), left, true);
    expect([isLeftOut(out, 'b'), countTaken(SUMMARY, out)]).toEqual([true, 3]);
    expect(leaveOut(out, left, false)).toEqual(NOTHING_SAID);
  });

  it('has a reason for each case that is left out, and names those without', () => {
    const two = leaveOut(leaveOut(NOTHING_SAID, left, true), { ...left, case_id: 'c' }, true);
    const blank = leaveOut(two, { ...left, reason: ' ' }, true);
    expect(blank.leftOut.map(({ case_id }) => case_id)).toEqual(['b', 'c']);
    expect([reasonOf(blank, 'c'), reasonOf(blank, 'd')]).toEqual(['a repeat', '']);
    expect([withoutReason(two), withoutReason(blank)]).toEqual([[], ['b']]);
    const long = leaveOut(two, { ...left, reason: 'z'.repeat(3000) }, true);
    expect(reasonOf(long, 'b')).toHaveLength(2000);
  });

  it('is kept and read again; what is no answer counts for nothing', () => {
    const said = leaveOut(answer(NOTHING_SAID, 'SLICES_FEW', null, 'meant'), left, true);
    expect(readAnswers(writeAnswers(said))).toEqual(said);
    for (const text of [null, '', '{', '{"said":1}', '{"said":[{"code":"NO"}],"leftOut":[]}'])
      expect(readAnswers(text)).toEqual(NOTHING_SAID);
  });

  it('is what the API takes, without blank answers', () => {
    const said = answer(answer(NOTHING_SAID, 'SLICES_FEW', null, 'meant'), 'SPACING_ODD', 'a', ' ');
    expect(toConfirm('id', explain(leaveOut(said, left, true), 'better labels'))).toEqual({
      id: 'id',
      note: 'better labels',
      answers: [{ code: 'SLICES_FEW', case_id: null, text: 'meant' }],
      leave_out: [{ case_id: 'b', reason: 'a repeat' }],
    });
  });
});
