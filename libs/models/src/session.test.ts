import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createSession, float32, float32Output, providersThatRan } from './session';

const graph = () => readFile(path.join(__dirname, '../fixtures/bundles/tiny/image_encoder.onnx'));
const feeds = { image: float32(new Float32Array(3 * 32 * 32).fill(0.5), [1, 3, 32, 32]) };

describe('createSession', () => {
  it('runs a graph and says how long onnxruntime took', async () => {
    const session = await createSession(await graph(), { provider: 'cpu', threads: 1 });
    const outputs = await session.run(feeds);
    expect(float32Output(outputs, 'embedding')).toHaveLength(4 * 8 * 8);
    expect(outputs.seconds).toBeGreaterThan(0);
    expect(() => float32Output(outputs, 'masks')).toThrow('no float32 "masks"');
    await session.release();
  });

  it('refuses CUDA by name where it is not there, and does not fall back to the CPU', async () => {
    const refused = createSession(await graph(), { provider: 'cuda', threads: 1 });
    await expect(refused).rejects.toMatchObject({
      code: 'PROVIDER_MISSING',
      message: 'the provider "cuda" is configured and cannot be used on this machine',
    });
  });

  it('reads from a profile which provider ran the nodes', async () => {
    const ran = await providersThatRan(await graph(), feeds, { provider: 'cpu', threads: 1 });
    expect(ran).toEqual(['CPUExecutionProvider']);
  });
});
