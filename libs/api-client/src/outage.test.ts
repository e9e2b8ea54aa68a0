import { createServer, type Server } from 'node:http';
import { createApiClient } from './client';

const RUN = '00000000-0000-7000-8000-000000000001';

let server: Server;
let asked: string[];
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** An API that answers every question with an error of its own, from `afterMs` on. @returns its address */
async function apiAfter(afterMs: number): Promise<string> {
  asked = [];
  const listener = createServer((request, response) => {
    asked.push(request.url?.split('?')[0] ?? '');
    response.writeHead(500, { 'content-type': 'application/json' });
    const data = { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500 };
    response.end(JSON.stringify({ error: { message: 'it is broken', code: -32603, data } }));
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  const { port } = address;
  await new Promise((resolve) => listener.close(resolve));
  server = listener;
  setTimeout(() => listener.listen(port, '127.0.0.1'), afterMs);
  return `http://127.0.0.1:${port}`;
}

describe('an API that is away for a moment', () => {
  it('is asked again until it answers, and its own error once', async () => {
    const api = createApiClient(await apiAfter(900));
    await expect(api.runs.show.query({ id: RUN })).rejects.toThrow('it is broken');
    expect(asked).toEqual(['/trpc/runs.show']);
  });

  it('is asked again for what may be asked twice', async () => {
    const api = createApiClient(await apiAfter(300));
    await expect(api.runs.pause.mutate({ id: RUN })).rejects.toThrow('it is broken');
    const selection = { sites: null, cases: null, limit: null };
    const launch = { protocol_id: RUN, cohort_id: RUN, selection };
    await expect(api.runs.launch.mutate({ ...launch, id: RUN })).rejects.toThrow('it is broken');
  });

  it('is not asked again for what may not', async () => {
    const api = createApiClient(await apiAfter(100));
    await expect(api.runs.retryFailed.mutate({ id: RUN })).rejects.toThrow('fetch failed');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).toEqual([]);
  });
});
