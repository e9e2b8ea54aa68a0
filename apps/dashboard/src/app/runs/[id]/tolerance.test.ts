import { toleranceMessage } from '@atrium/contracts';
import { toleranceSentence } from './tolerance';

const run = {
  warnings: ['a', 'a', 'b'].map((case_id) => ({
    case_id,
    code: 'TOLERANCE_BELOW_SPACING' as const,
    message: toleranceMessage(1, 2.5),
  })),
};

it('flags the NSD of a tolerance below the spacing, with the number of cases', () =>
  expect(toleranceSentence('nsd_1mm', run)).toContain('largest voxel spacing of 2 cases'));

it.each(['nsd_2mm', 'nsd_10mm', 'dice'])('says nothing of %s', (metric) =>
  expect(toleranceSentence(metric, run)).toBe(''),
);
