import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { LA2018 } from './testing/env';

const root = path.join(__dirname, '../../..');
const itOnScans = existsSync(LA2018) ? it : it.skip;

describe('LA 2018', () => {
  itOnScans(
    'gives what the original LiteMedSAM gives, also for a scan flipped and permuted on disk',
    async () => {
      const check = ['run', '-s', 'check:la2018', '--', 'LARGE'];
      const { stdout } = await promisify(execFile)('npm', check, { cwd: root });
      expect(stdout).toContain('6 passed, 0 failed');
    },
    600_000,
  );
});
