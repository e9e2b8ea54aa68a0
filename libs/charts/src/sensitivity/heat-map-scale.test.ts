import { describeMetric } from '../metric/describe';
import { heatMapColour, heatMapDomain, heatMapScaleSentence } from './heat-map-scale';

const luminance = (colour: string): number =>
  [1, 3, 5].reduce((sum, at) => sum + parseInt(colour.slice(at, at + 2), 16), 0);
const fills = (metric: string, values: readonly number[]): number[] => {
  const description = describeMetric(metric);
  const domain = heatMapDomain(description, values);
  return values.map((value) => luminance(heatMapColour(value, description, domain).fill));
};

it('is about 0 for a signed error, and brightest there', () => {
  expect(heatMapDomain(describeMetric('volume_error_ml'), [-25, 4, null])).toEqual([-25, 25]);
  const [below, middle, above] = fills('volume_error_ml', [-25, 0, 25]);
  expect(middle).toBeGreaterThan(below);
  expect(middle).toBeGreaterThan(above);
  expect(heatMapScaleSentence(describeMetric('volume_error_ml'))).toContain('nearest to 0 is best');
});

it('calls an end the better one only where one is', () => {
  expect(heatMapScaleSentence(describeMetric('dice'))).toContain('the better one,');
  expect(heatMapScaleSentence(describeMetric('volume_ml'))).toContain(
    'neither end is the better one',
  );
  const [good, bad] = fills('hd95_mm', [2, 30]);
  expect(good).toBeGreaterThan(bad);
});

it('keeps text readable on every colour', () => {
  const description = describeMetric('volume_error_ml');
  const texts = [-1, 0, 1].map((value) => heatMapColour(value, description, [-1, 1]).text);
  expect(texts).toEqual(['#ffffff', '#111111', '#ffffff']);
});
