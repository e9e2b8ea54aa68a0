import { readResults } from './read-results';

const HEAD = 'run_id,case_id,patient_id,site,arm,status,error_code,dice';

it('reads rows by the names of their columns', () => {
  const found = readResults(
    `\uFEFF${HEAD}\nr,c,p,s,a,completed,,0.5\nr,d,p,s,a,failed,PROMPT_EMPTY,\n`,
    'dice',
  );
  expect(found).toEqual({
    ok: true,
    rows: [
      {
        case_id: 'c',
        patient_id: 'p',
        site: 's',
        arm: 'a',
        status: 'completed',
        error_code: '',
        value: 0.5,
      },
      {
        case_id: 'd',
        patient_id: 'p',
        site: 's',
        arm: 'a',
        status: 'failed',
        error_code: 'PROMPT_EMPTY',
        value: null,
      },
    ],
  });
});

it.each([
  ['', 'has no column case_id, patient_id, site, arm, status, error_code, dice'],
  ['case_id,patient_id,site,arm,status,error_code\n', 'has no column dice'],
  [`${HEAD}\nr,c,p,s,a,completed,,much\n`, 'line 2: found much in dice'],
  [`${HEAD}\nr,c,p\n`, 'line 2: Too few fields'],
])('says what is wrong with %j', (text, why) => {
  expect(readResults(text, 'dice')).toEqual({ ok: false, why: expect.stringContaining(why) });
});
