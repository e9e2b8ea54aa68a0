import type { Arm } from '@atrium/contracts';
import type { Scan } from './scan';

/** First and last slice that an arm may reach: the whole volume, or (a leak) the reference's labelled range. */
export const rangeOf = (
  { prompt }: Pick<Arm, 'prompt'>,
  { frame, labelled }: Pick<Scan, 'frame' | 'labelled'>,
): readonly [number, number] =>
  prompt.zRange === 'full'
    ? [0, frame.size[2] - 1]
    : [labelled[0].slice, labelled[labelled.length - 1].slice];
