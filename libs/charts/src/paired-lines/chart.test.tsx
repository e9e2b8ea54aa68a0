import { renderToStaticMarkup } from 'react-dom/server';
import { pairedChange, PairedLinesChart } from './chart';

const pair = {
  arm: 'one-box',
  against: 'boxes',
  endpoint: 'dice',
  // Mean, difference, place: 0.90 to 0.94, 0.92 to 0.90, equal at 0.8.
  points: [
    [0.92, 0.04, 0],
    [0.91, -0.02, 4],
    [0.8, 0, 7],
  ] satisfies [number, number, number][],
};

it('draws a line a case from one arm to the other, and says which is better', () => {
  const svg = renderToStaticMarkup(<PairedLinesChart pair={pair} width={600} />);
  const changes = [...svg.matchAll(/data-case="(\d+)" data-change="(\w+)"/g)];
  expect(changes.map(([, place, change]) => [place, change])).toEqual([
    ['0', 'better'],
    ['4', 'worse'],
    ['7', 'equal'],
  ]);
  const [first] = [
    ...svg.matchAll(/<line x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)" y2="([\d.]+)"><\/line><circle/g),
  ];
  // Upwards on the screen is a smaller y: 0.94 lies above 0.90.
  expect(Number(first[2])).toBeLessThan(Number(first[1]));
  for (const name of ['one-box', 'boxes']) expect(svg).toContain(`>${name}</text>`);
});

it('turns distances: less is better', () => {
  expect([-1, 1, 0].map((difference) => pairedChange(difference, 'hd95_mm'))).toEqual([
    'better',
    'worse',
    'equal',
  ]);
});
