import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Models } from './models';

const tiny = path.join(__dirname, '../../../libs/models/fixtures/bundles/tiny');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-models-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('Models', () => {
  it('finds a bundle that was added after the start', async () => {
    const models = await Models.find([folder], 'cpu');
    expect(models.verification).toEqual({ provider: 'cpu', models: [], refused: [] });
    await cp(tiny, path.join(folder, 'tiny'), { recursive: true });
    const [{ sha256 }] = (await Models.find([folder], 'cpu')).verification.models;
    expect((await models.get('tiny', sha256)).bundle.id).toBe('tiny');
    expect(models.verification.models).toHaveLength(1);
  });

  it('refuses another bundle than the run was launched with', async () => {
    const models = await Models.find([path.dirname(tiny)], 'cpu');
    await expect(models.get('tiny', '0'.repeat(64))).rejects.toMatchObject({ code: 'MODEL_HASH' });
    await expect(models.get('other', '0'.repeat(64))).rejects.toMatchObject({
      code: 'MODEL_MISSING',
    });
  });
});
