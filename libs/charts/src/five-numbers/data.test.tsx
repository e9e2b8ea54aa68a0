import { PROFILE_MEASURES } from '@atrium/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { FiveNumbersChart } from './chart';
import { MEASURES, measureGroups } from './data';
import { countsSentence } from './sentence';

const numbers = { n: 3, min: 1, q1: 2, median: 3, q3: 4, max: 5 };

describe('measureGroups', () => {
  it('has a row per site in the order of sites, and leaves out what nobody has', () => {
    const groups = measureGroups(
      [
        { site: 'b', measure: 'size_z', ...numbers },
        { site: 'a', measure: 'spacing_x', ...numbers },
        { site: 'b', measure: 'spacing_x', ...numbers, median: 2.5 },
      ],
      ['a', 'b'],
    );
    expect(groups.map(({ id, rows }) => [id, rows.map(({ site }) => site)])).toEqual([
      ['spacing_x', ['a', 'b']],
      ['size_z', ['b']],
    ]);
    expect(groups[1].rows[0]).toMatchObject({ siteIndex: 1, median: 3 });
  });

  it('names each measure once', () => {
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length);
  });

  it('names everything that intake compares', () => {
    const named = MEASURES.map(({ id }) => id);
    expect(PROFILE_MEASURES.filter((measure) => !named.includes(measure))).toEqual([]);
  });
});

it('counts what is drawn: measures of one site may be of different cases', () => {
  const groups = measureGroups(
    [
      { site: 'b', measure: 'reference_volume_ml', ...numbers, n: 4 },
      { site: 'a', measure: 'spacing_x', ...numbers },
      { site: 'a', measure: 'reference_volume_ml', ...numbers },
    ],
    ['a', 'b'],
  );
  expect(countsSentence(groups, ['a', 'b'])).toBe('n: a 3; b 0 to 4, depending on the measure.');
});

it.each([
  ['reference_volume_ml', 194.06240693741503, '194.1'],
  ['zero_share', 0.000030140817901234566, '0.000030'],
])('prints the tick of a single value of %s with its digits', (measure, value, tick) => {
  const one = { n: 1, min: value, q1: value, median: value, q3: value, max: value };
  const [group] = measureGroups([{ site: 'a', measure, ...one }], ['a']);
  const svg = renderToStaticMarkup(<FiveNumbersChart group={group} width={330} />);
  expect(svg).toContain(`text-anchor="middle"`);
  expect(svg).toContain(`>${tick}<`);
  expect(svg).not.toContain(`>${value}<`);
});

it.each([
  ['zero_share', 0.000001, 0.00003, 3],
  ['intensity_mean', 195, 214, 4],
])('keeps the labels of %s apart', (measure, min, max, most) => {
  const row = { site: 'a', measure, n: 3, min, q1: min, median: max, q3: max, max };
  const [group] = measureGroups([row], ['a']);
  const svg = renderToStaticMarkup(<FiveNumbersChart group={group} width={330} />);
  const labels = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>([\d.e-]+)<\/text>/g)]
    .map(([, x, text]) => ({ x: Number(x), half: text.length * 3 }))
    .slice(0, -1);
  expect(labels.length).toBeGreaterThan(0);
  expect(labels.length).toBeLessThanOrEqual(most);
  for (const [i, { x, half }] of labels.entries())
    if (i > 0) expect(x - half).toBeGreaterThan(labels[i - 1].x + labels[i - 1].half);
});
