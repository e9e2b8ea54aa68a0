import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { caseProgressSchema, type CaseProgress } from '@atrium/contracts';
import { Centre } from '../centre';
import { log, makeSite, SITE, type TestSite } from '../testing/site';
import { ProgressReporter } from './progress';

let site: TestSite;
let server: Server;
let told: CaseProgress[];
let centre: Centre;
beforeEach(async () => {
  site = await makeSite();
  told = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      told.push(caseProgressSchema.parse(JSON.parse(body)));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  centre = new Centre(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'secret');
});
afterEach(async () => {
  server.close();
  await site.close();
});

const follow = (to: Centre) =>
  new ProgressReporter(site.input(), { id: SITE, token: () => 'token' }, { centre: to, log }, 1);

describe('ProgressReporter', () => {
  it('tells the latest, at most once a second, and nothing twice', async () => {
    const reporter = follow(centre);
    for (let slice = 1; slice <= 20; slice++) {
      reporter.report({ phase: 'decoding', slice, slices: 20 });
      await sleep(60);
    }
    await sleep(2_200);
    reporter.stop();
    expect(told.length).toBeLessThanOrEqual(3);
    expect(told.at(-1)).toMatchObject({
      site: SITE,
      case_id: 'case-1',
      phase: 'decoding',
      slice: 20,
    });
    expect(new Set(told.map((progress) => JSON.stringify(progress))).size).toBe(told.length);
  });

  it('lets the case go on when the centre is away', async () => {
    const reporter = follow(new Centre('http://127.0.0.1:9', 'secret'));
    reporter.report({ phase: 'reading', slice: 0, slices: 0 });
    await sleep(1_200);
    expect(reporter.current.phase).toBe('reading');
    reporter.stop();
  });
});
