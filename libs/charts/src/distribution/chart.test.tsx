import { renderToStaticMarkup } from 'react-dom/server';
import { arm, summary } from '../testing/rows';
import { DistributionChart } from './chart';
import { distributionSections } from './data';

const draw = (values: number[], from: number | null = null): string =>
  renderToStaticMarkup(
    <DistributionChart
      sections={distributionSections({
        arms: [arm('a')],
        sites: ['s'.repeat(64)],
        splits: null,
        summaries: [summary('s'.repeat(64), 'a', 0.8)],
        points: {
          total: values.length,
          shown: values.length,
          groups: [
            { site: 's'.repeat(64), split: null, arm: 'a', values, cases: values.map((_, i) => i) },
          ],
        },
        groupBy: 'strategy',
      })}
      metric="dice"
      width={800}
      from={from}
    />,
  );

it('draws every value as a point of its case, without a browser', () => {
  const svg = draw([0.5, 0.9]);
  expect(svg.match(/data-case="\d"/g)).toEqual(['data-case="0"', 'data-case="1"']);
  expect(svg).toContain('data-median="0.8"');
});

it('leaves out what lies below the axis', () => {
  expect(draw([0.4, 0.9], 0.5).match(/data-case/g)).toHaveLength(1);
});

it('cuts a name of 64 characters to its room, and keeps it as a title', () => {
  const svg = draw([]);
  expect(svg).toContain(`<title>${'s'.repeat(64)}</title>`);
  expect(svg).toMatch(/>s{20,50}…</);
});

it('lets clicks through to the points that the box lies over, and washes none out', () => {
  const [, mark] = draw([0.8]).match(/(<g[^>]*data-box="completed".*?<\/g>)/) ?? [];
  expect(mark).toContain('pointer-events="none"');
  expect(mark).toContain('fill="none"');
  expect(mark).not.toMatch(/fill="var/);
});

it('keeps the value of a covariate in full where a site of 64 characters takes its room', () => {
  const site = 's'.repeat(64);
  const svg = renderToStaticMarkup(
    <DistributionChart
      sections={distributionSections({
        arms: [arm('a')],
        sites: [site],
        splits: ['Siemens Aera', 'Philips Ingenia'],
        summaries: [],
        points: null,
        groupBy: 'strategy',
      })}
      metric="dice"
      width={358}
    />,
  );
  expect(svg).toContain('>Siemens Aera<');
  expect(svg).toContain('>Philips Ingen');
});
