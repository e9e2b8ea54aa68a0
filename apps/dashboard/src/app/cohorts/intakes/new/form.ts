import { idSchema, knownLabelsSchema } from '@atrium/contracts';
import { refuseSource, type GivenSource } from '../../source';
import type { GivenIntake } from './form-params';

/** Why the form cannot be sent as it is, by field. */
export interface FormProblems {
  readonly source?: string;
  readonly name?: string;
  readonly site?: string;
  readonly labels?: string;
}

const MAX_NAME = 200;

/** The values of a text such as "1, 2"; null where nothing stands there, undefined where it is no list of them. */
export function labelsOf(text: string): number[] | null | undefined {
  const values = text.split(/[\s,;]+/).filter((part) => part !== '');
  return values.length === 0 ? null : knownLabelsSchema.safeParse(values.map(Number)).data;
}

/** Every problem of the form at once; empty where it can be sent. */
export function problemsOf(
  { name, site, labels, from }: GivenIntake,
  source: GivenSource,
): FormProblems {
  const refused = refuseSource(from, source);
  return {
    ...(refused !== null && { source: refused }),
    ...(name.trim() === '' && { name: 'Give the cohort a name.' }),
    ...(name.trim().length > MAX_NAME && {
      name: `Give a name of at most ${MAX_NAME} characters.`,
    }),
    ...(site.trim() !== '' &&
      !idSchema.safeParse(site.trim()).success && {
        site: 'Use 1 to 64 letters, digits, ".", "_" or "-", without a leading dot.',
      }),
    ...(labelsOf(labels) === undefined && {
      labels: 'Use whole numbers from 1, with commas between them.',
    }),
  };
}
