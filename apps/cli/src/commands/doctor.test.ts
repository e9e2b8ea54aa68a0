import { runCommand } from '../testing/run-command';
import { MaskFolder } from '../testing/masks';
import { doctor } from './doctor';

interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy: string | null;
}

describe('atrium doctor', () => {
  const before = { ...process.env };
  let folder: MaskFolder;
  beforeEach(async () => {
    folder = await MaskFolder.create();
    process.env['ATRIUM_HOME'] = folder.file('home');
  });
  afterEach(async () => {
    process.env = { ...before };
    await folder.remove();
  });

  const findings = async () => {
    const { code, out } = await runCommand(doctor, 'doctor', '--json');
    const found: Finding[] = JSON.parse(out);
    return { code, of: (subject: string) => found.filter((one) => one.subject === subject) };
  };

  it('names every subject and the models that ship', async () => {
    const { of } = await findings();
    for (const subject of ['Node', 'Machine', 'ATRIUM_HOME', 'Temporal', 'Postgres', 'Stack'])
      expect(of(subject)).toHaveLength(1);
    expect(of('Model').map(({ found }) => found)).toContainEqual(
      expect.stringContaining('litemedsam'),
    );
    expect(of('Stack')[0].found).toContain('none runs');
  });

  it('says which service does not answer, and what to do, exit 4', async () => {
    process.env['TEMPORAL_ADDRESS'] = '127.0.0.1:1';
    process.env['DATABASE_URL'] = 'postgres://a:b@127.0.0.1:1/c';
    const { code, of } = await findings();
    expect(code).toBe(4);
    expect(of('Temporal')).toEqual([
      expect.objectContaining({
        ok: false,
        found: 'nothing answers at TEMPORAL_ADDRESS 127.0.0.1:1',
      }),
    ]);
    expect(of('Postgres')[0]).toMatchObject({ ok: false });
    expect(of('Postgres')[0].remedy).toContain('DATABASE_URL');
    const { out } = await runCommand(doctor, 'doctor');
    expect(out).toMatch(/^PROBLEM {2}Temporal: /m);
  });
});
