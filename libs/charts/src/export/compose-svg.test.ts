import { composeSvg } from './compose-svg';

const compose = (more: Partial<Parameters<typeof composeSvg>[0]> = {}) =>
  composeSvg({
    title: 'Dice <per> site & arm',
    legend: [{ label: 'north', colour: '#000000' }],
    svg: '<svg><text fill="var(--chart-text)">x</text></svg>',
    width: 300,
    height: 100,
    sentence: 'word '.repeat(60).trim(),
    colours: { '--chart-text': '#111', '--chart-muted': '#222', '--chart-panel': '#fff' },
    ...more,
  });

it('stands by itself: colours are values, text is escaped', () => {
  const { svg } = compose();
  expect(svg).not.toContain('var(--');
  expect(svg).toContain('Dice &#60;per&#62; site &#38; arm');
});

it('breaks the sentence to the width of the chart', () => {
  const { svg, height } = compose();
  const lines = [...svg.matchAll(/>((?:word ?)+)</g)].map(([, line]) => line);
  expect(lines.join(' ').split(' ')).toHaveLength(60);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(48);
  expect(height).toBeGreaterThan(compose({ sentence: 'short' }).height);
});
