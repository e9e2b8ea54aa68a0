import { createHash } from 'node:crypto';
import type { CaseCheck, RegisteredCase } from '@atrium/contracts';
import { cohorts, type Database } from '@atrium/db';
import { between, nearlyNormal, randomFrom, type Random } from '../phantom/random';
import { covariatesOf } from './study';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One case in a hundred could not be read, and of as many a warning was answered. */
const RARE = 0.01;

/** Of 0.625 x 0.625 x 2.5 mm. */
const VOXELS_PER_ML = 1024;

const unreadable: RegisteredCase['issue'] = {
  code: 'FILE_TRUNCATED',
  file: 'image',
  message: 'The file ends after 4,096 of 23,068,672 bytes.',
};

export const ANSWERED: CaseCheck = {
  code: 'REFERENCE_COMPONENTS',
  file: 'reference',
  found: '2 components',
  expected: '1',
  answer: 'A pulmonary vein that leaves the volume.',
};

/**
 * What intake might have found of the `i`-th case of a cohort, with all that it keeps of a case that it could read. Its covariates
 * are drawn from `random`, the rest from numbers of its own: what is drawn after it does not depend on what intake keeps.
 */
export function simulatedCase(
  name: string,
  i: number,
  site: string,
  random: Random,
): cohorts.NewCase {
  const covariates = covariatesOf(random);
  const own = randomFrom(i);
  const isUnreadable = own() < RARE;
  return {
    site,
    patient_id: `P-${i}`,
    covariates,
    registered: {
      case_id: `${site}-${String(i).padStart(6, '0')}`,
      image_sha256: sha256(`${name} image ${i}`),
      reference_sha256: sha256(`${name} reference ${i}`),
      ...(isUnreadable ? nothingRead : factsOf(own)),
    },
    checks: own() < RARE ? [ANSWERED] : [],
  };
}

const nothingRead = { geometry: null, intensity: null, reference: null, issue: unreadable };

function factsOf(
  random: Random,
): Pick<RegisteredCase, 'geometry' | 'intensity' | 'reference' | 'cnr' | 'issue'> {
  const median = between(random, 60, 240);
  const volume = 90 + 20 * nearlyNormal(random);
  return {
    geometry: { size: [512, 512, 44], spacing: [0.625, 0.625, 2.5], orientation: 'LPS' },
    intensity: {
      p1: 0,
      median,
      p99: 5 * median,
      mean: 1.2 * median,
      sd: 0.9 * median,
      zero_share: between(random, 0, 0.3),
    },
    reference: {
      volume_ml: volume,
      labels: [{ value: 1, voxels: Math.round(volume * VOXELS_PER_ML), slices: [[6, 38]] }],
    },
    cnr: between(random, 0.5, 4),
    issue: null,
  };
}

/** Writes the next version of a cohort. @returns its id */
export async function writeCases(
  db: Database,
  name: string,
  cases: readonly cohorts.NewCase[],
): Promise<string> {
  const id = crypto.randomUUID();
  const hashes = { sha256: sha256(id), recordSha256: '', manifestSha256: sha256(name) };
  await cohorts.createCohort(db, { id, name, ...hashes });
  await cohorts.createCases(db, id, cases);
  return id;
}
