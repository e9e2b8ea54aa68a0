import {
  siteProfileSchema,
  profileShiftSchema,
  type IntakeCase,
  type SiteProfile,
} from '@atrium/contracts';
import { soundCase, soundSite } from '../testing/cases';
import { profileShifts } from './profile-shifts';
import { profileSite } from './profile-site';

const measureOf = ({ measures }: SiteProfile, name: string) =>
  measures.find(({ measure }) => measure === name);
const withCnr = (site: string, values: readonly (number | null)[]): IntakeCase[] =>
  values.map((cnr, i) =>
    soundCase({ site, case_id: `${site}${i}`, patient_id: ['P0', 'P1', 'p0'][i % 3], cnr }),
  );

describe('profileSite', () => {
  const cases = withCnr('utah', [4, null, 1, 2, 3, 5]);
  const profile = profileSite({ site: 'utah', cases });

  it('has the quantiles of R-7 of what was measured', () => {
    // numpy.percentile([1, 2, 3, 4, 5], [5, 25, 50, 75, 95])
    expect(measureOf(profile, 'cnr')).toEqual({
      measure: 'cnr',
      n: 5,
      min: 1,
      p5: 1.2,
      q1: 2,
      median: 3,
      q3: 4,
      p95: 4.8,
      max: 5,
    });
    expect(profile).toMatchObject({ site: 'utah', cases: 6, patients: 2, without_reference: 0 });
  });

  it('counts orientations, the most frequent first', () => {
    const turned = cases.map((one, i) => ({
      ...one,
      geometry: one.geometry && { ...one.geometry, orientation: ['RAS', 'LAS'][i] ?? 'LPS' },
    }));
    expect(profileSite({ site: 'utah', cases: turned }).orientations).toEqual([
      { orientation: 'LPS', cases: 4 },
      { orientation: 'LAS', cases: 1 },
      { orientation: 'RAS', cases: 1 },
    ]);
  });

  it('leaves out what no case has', () => {
    const bare = soundCase({
      geometry: null,
      intensity: null,
      reference: null,
      shape: null,
      cnr: null,
    });
    expect(profileSite({ site: 'utah', cases: [bare] })).toEqual({
      site: 'utah',
      cases: 1,
      patients: 1,
      without_reference: 1,
      measures: [],
      orientations: [],
    });
  });

  it('crosses to the centre as it is, without a case or patient', () => {
    expect(siteProfileSchema.parse(profile)).toEqual(profile);
    const text = JSON.stringify(profileSite({ site: 'utah', cases: soundSite('utah', 12) }));
    expect(text).not.toMatch(/utah-\d|utah-p\d|[0-9a-f]{64}/);
  });
});

describe('profileShifts', () => {
  const profiles = [
    profileSite({ site: 'a', cases: withCnr('a', [1, 2, 3, 4, 5]) }),
    profileSite({ site: 'b', cases: withCnr('b', [1, 2, 3, 4, 5]) }),
    profileSite({ site: 'c', cases: withCnr('c', [11, 12, 13, 14, 15]) }),
  ];
  const shifts = profileShifts(profiles);

  it('are in the usual spread within sites', () => {
    const [a, , c] = shifts.filter(({ measure }) => measure === 'cnr');
    expect(c).toMatchObject({ site: 'c', median: 13, others: 3 });
    expect(c.shift).toBeCloseTo((10 / 2) * 1.349, 12);
    expect(a).toMatchObject({ site: 'a', median: 3, others: 8 });
    expect(shifts.map((one) => profileShiftSchema.parse(one))).toEqual(shifts);
  });

  it('are undefined where no site varies within', () => {
    const spacing = shifts.filter(({ measure }) => measure === 'spacing_x');
    expect(spacing.map(({ shift }) => shift)).toEqual([null, null, null]);
  });

  it('ask for two sites that have the measure', () => {
    expect(profileShifts(profiles.slice(0, 1))).toEqual([]);
    const without = profileSite({ site: 'd', cases: withCnr('d', [null]) });
    expect(profileShifts([profiles[0], without]).some(({ measure }) => measure === 'cnr')).toBe(
      false,
    );
  });
});
