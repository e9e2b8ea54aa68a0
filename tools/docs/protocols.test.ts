/*
 * The protocols of docs/protocols run as they are: the bundles that ship are the models that they name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModelSummary } from '@atrium/contracts';
import { findBundles, summaryOf } from '@atrium/models';
import { expandArms, parseProtocol } from '@atrium/protocol';

const FOLDER = path.join(__dirname, '../../docs/protocols');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

let models: ModelSummary[];
beforeAll(async () => {
  const { bundles, refused } = await findBundles([path.join(__dirname, '../../bundles')]);
  expect(refused).toEqual([]);
  models = bundles.map(summaryOf);
});

function read(name: string) {
  const parsed = parseProtocol(readFileSync(path.join(FOLDER, name), 'utf8'), name, models);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issue));
  return expandArms(parsed.value);
}

it.each(FILES)('%s names models that ship, and expands to arms', (name) => {
  expect(read(name).length).toBeGreaterThan(0);
});

it('asks what the published study asks: both ways of prompting, size and place of the box', () => {
  const arms = read('published-study.yaml');
  const kinds = new Set(arms.map(({ prompt }) => prompt.kind));
  expect([...kinds]).toEqual(expect.arrayContaining(['box-per-slice', 'box-tracked']));
  const values = (of: (arm: (typeof arms)[number]) => number): number => new Set(arms.map(of)).size;
  expect(values(({ prompt }) => prompt.scale)).toBeGreaterThan(3);
  expect(values(({ prompt }) => prompt.offset.x)).toBeGreaterThan(3);
  expect(values(({ prompt }) => prompt.offset.y)).toBeGreaterThan(1);
});
