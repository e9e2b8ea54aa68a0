import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Centre, CentreRefusal } from './centre';

/** What a server heard, and the status that it answers with. */
let heard: { url?: string; authorization?: string; body: string }[];
let status: number;
let server: Server;
let centre: Centre;

beforeEach(async () => {
  heard = [];
  status = 200;
  const hear = async (request: IncomingMessage) => {
    const { url, headers } = request;
    heard.push({ url, authorization: headers.authorization, body: await text(request) });
  };
  server = createServer((request, response) => {
    void hear(request).then(() => {
      response.writeHead(status).end(JSON.stringify({ sites: [{ site: 's', token: 't' }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  centre = new Centre(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'secret');
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const hello = {
  gateway: 'http://127.0.0.1:1',
  provider: 'cpu',
  version: '0',
  sites: [],
  models: [],
  refused: [],
};

describe('Centre', () => {
  it('announces itself with the secret and learns its sites', async () => {
    expect(await centre.hello(hello)).toEqual({
      sites: [{ site: 's', token: 't' }],
      held_runs: [],
    });
    expect(heard).toEqual([
      { url: '/worker/hello', authorization: 'Bearer secret', body: JSON.stringify(hello) },
    ]);
  });

  it('delivers result.json byte for byte', async () => {
    await centre.deliver('token', 'site-a', '{"dice": 0.90}');
    expect(heard).toEqual([
      {
        url: '/site/deliveries',
        authorization: 'Bearer token',
        body: '{"site":"site-a","result":{"dice": 0.90}}',
      },
    ]);
  });

  it.each([
    [500, true],
    [503, true],
    [401, true],
    [403, true],
    [408, true],
    [429, true],
    [400, false],
    [404, false],
    [409, false],
  ])('tells whether a refusal may pass: %i', async (answer, passing) => {
    status = answer;
    const refusal = await centre.deliver('t', 's', '{}').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CentreRefusal);
    expect(refusal).toMatchObject({ status: answer, passing });
  });
});
