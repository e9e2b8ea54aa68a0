import type { IntakeView } from '@atrium/contracts';
import {
  createSerializer,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs';
import { WAYS } from '../../source';

/** What is given besides the source, which stays out of the address: addresses are logged and shared. */
export const formParams = {
  name: parseAsString.withDefault(''),
  site: parseAsString.withDefault(''),
  labels: parseAsString.withDefault(''),
  clean: parseAsBoolean.withDefault(false),
  from: parseAsStringLiteral(WAYS).withDefault('path'),
};
export type GivenIntake = inferParserType<typeof formParams>;

const formHref = createSerializer(formParams);

/** Address of the form as an intake was asked for, its source excepted. */
export const anewHref = (
  { name, site, labels, deidentify }: Pick<IntakeView, 'name' | 'site' | 'labels' | 'deidentify'>,
  clean = deidentify,
): string =>
  formHref('/cohorts/intakes/new', {
    name,
    site: site ?? '',
    labels: labels?.join(', ') ?? '',
    clean,
  });
