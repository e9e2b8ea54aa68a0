import { ModelError } from '@atrium/models';
import { CaseFault } from '../fault';
import { log } from '../testing/site';
import { asFailure } from './failure';

const systemError = (code: string) =>
  Object.assign(new Error(`${code}: '/data/patient-7/scan.nii.gz'`), { code });

describe('asFailure', () => {
  it.each([
    [new CaseFault('CASE_STALLED', 'silent'), 'CASE_STALLED', false],
    [new CaseFault('CASE_UNKNOWN', 'who'), 'CASE_UNKNOWN', true],
    [new ModelError('MODEL_HASH', 'differs'), 'MODEL_HASH', true],
    [new ModelError('PROVIDER_MISSING', 'no cuda'), 'PROVIDER_MISSING', true],
    [systemError('ENOSPC'), 'DISK_FULL', false],
    [systemError('EIO'), 'INTERNAL', false],
    ['a string', 'INTERNAL', false],
  ])('names %s by a code, retried only where that can help', (error, type, nonRetryable) => {
    const failure = asFailure(error, log);
    expect(failure).toMatchObject({ type, nonRetryable });
    expect(failure.message).not.toContain('patient-7');
  });
});
