import { readResults } from './read-results';

const HEAD = 'run_id,case_id,patient_id,site,arm,status,error_code,dice,hd95_mm';

it('reads rows by the names of their columns', () => {
  const text = `\uFEFF${HEAD}\nr,c,p,s,a,completed,,0,\nr,d,p,s,a,failed,PROMPT_EMPTY,,\n`;
  const row = { patient: 'p', site: 's', arm: 'a' };
  const failed = { ...row, caseId: 'd', status: 'failed', errorCode: 'PROMPT_EMPTY' };
  const completed = { ...row, caseId: 'c', status: 'completed', errorCode: null };
  expect(readResults(text, 'dice')).toEqual({
    ok: true,
    rows: [
      { ...completed, value: 0, isCompared: true },
      { ...failed, value: null, isCompared: true },
    ],
  });
  // An empty prediction has no distance, but a reference that it was compared with.
  expect(readResults(text, 'hd95_mm')).toMatchObject({
    ok: true,
    rows: [{ value: null, isCompared: true }, { isCompared: true }],
  });
});

it('has the column that says whether a case has a reference, where there is one', () => {
  const rows = 'r,c,p,s,a,completed,,,,false\nr,d,p,s,a,failed,PROMPT_EMPTY,,,true\n';
  expect(readResults(`${HEAD},has_reference\n${rows}`, 'dice')).toMatchObject({
    rows: [{ isCompared: false }, { isCompared: true }],
  });
});

it.each([
  ['', 'has no column case_id, patient_id, site, arm, status, error_code, dice;'],
  ['case_id,patient_id,site,arm,status,error_code\n', 'has no column dice;'],
  [`${HEAD}\nr,c,p,s,a,completed,,much,\n`, 'line 2: found much in dice'],
  [`${HEAD}\nr,c,p\n`, 'line 2: Too few fields'],
])('says what is wrong with %j', (text, why) => {
  expect(readResults(text, 'dice')).toEqual({ ok: false, why: expect.stringContaining(why) });
});
