import type { RunDetail } from '@atrium/contracts';

/** A text as one word of a POSIX shell, whatever stands in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The command line that runs the same protocol on the same cases of the same version of the cohort again. */
export const rerunCommand = ({ id, cohort }: Pick<RunDetail, 'id' | 'cohort'>): string =>
  `npx atrium runs rerun ${id} --cohort ${quoted(`${cohort.name}@${cohort.version}`)}`;
