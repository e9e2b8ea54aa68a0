import { idSchema, type IntakeView } from '@atrium/contracts';
import {
  createSerializer,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs';
import { refuseSource, WAYS, type GivenSource } from '../../source';

/** What is given besides the source, which stays out of the address: addresses are logged and shared. */
export const formParams = {
  name: parseAsString.withDefault(''),
  site: parseAsString.withDefault(''),
  clean: parseAsBoolean.withDefault(false),
  from: parseAsStringLiteral(WAYS).withDefault('path'),
};
export type GivenIntake = inferParserType<typeof formParams>;

const formHref = createSerializer(formParams);

/** Address of the form as an intake was asked for, its source excepted. */
export const anewHref = (
  { name, site, deidentify }: Pick<IntakeView, 'name' | 'site' | 'deidentify'>,
  clean = deidentify,
): string => formHref('/cohorts/intakes/new', { name, site: site ?? '', clean });

/** Why the form cannot be sent as it is, by field. */
export interface FormProblems {
  readonly source?: string;
  readonly name?: string;
  readonly site?: string;
}

const MAX_NAME = 200;

/** Every problem of the form at once; empty where it can be sent. */
export function problemsOf({ name, site, from }: GivenIntake, source: GivenSource): FormProblems {
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
  };
}
