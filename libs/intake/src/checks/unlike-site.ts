import type { IntakeCase, IntakeCode } from '@atrium/contracts';
import { issueOf, shown, shownRange, within, type SiteCheck } from './check';
import { robustLimits } from './robust-limits';

/** One number of a case, and how it is compared: brightness by its ratio, as scanners scale it freely. */
interface Measure {
  readonly name: string;
  readonly code: IntakeCode;
  readonly of: (one: IntakeCase) => number | null;
  readonly scale: (value: number) => number;
  readonly back: (value: number) => number;
}

const same = (value: number): number => value;

const brightness = (name: string, of: Measure['of']): Measure => ({
  name,
  code: 'INTENSITY_UNLIKE_SITE',
  of,
  scale: Math.log,
  back: Math.exp,
});

const CNR: Measure = {
  name: 'contrast to noise',
  code: 'CNR_UNLIKE_SITE',
  of: ({ cnr }) => cnr,
  scale: same,
  back: same,
};

/** Brightness of the usual and of the brightest tissue, against the site's other cases. */
export const unlikeIntensity: SiteCheck = (site) => [
  ...outliers(brightness('median', ({ intensity }) => intensity?.median ?? null))(site),
  ...outliers(brightness('99th percentile', ({ intensity }) => intensity?.p99 ?? null))(site),
];

/** Contrast to noise of the reference, against the site's other cases. */
export const unlikeContrast: SiteCheck = (site) => outliers(CNR)(site);

const outliers =
  ({ name, code, of, scale, back }: Measure): SiteCheck =>
  ({ cases }) => {
    const measured = cases.flatMap((one) => {
      const value = of(one);
      return value === null ? [] : [{ one, value }];
    });
    const limits = robustLimits(measured.map(({ value }) => scale(value)));
    if (!limits) return [];
    const expected = `${shownRange([back(limits[0]), back(limits[1])])}, as at the site's others`;
    return measured
      .filter(({ value }) => !within(scale(value), limits))
      .map(({ one, value }) =>
        issueOf(one, code, { file: 'image', found: `${name} ${shown(value)}`, expected }),
      );
  };
