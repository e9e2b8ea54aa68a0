import { isOfBirth } from './birth';
import { isOfContact } from './contact';
import { isOfName } from './names';
import { isOfNumber } from './numbers';
import { isOfTreating } from './treating';
import { columnWords } from './words';

/**
 * Whether a column says who somebody is, whatever stands in it: it is called like a birth date, a name, a way to reach a person, a number
 * that stands for one, or a person who treats.
 *
 * @param column its name in any way of writing: PatientBirthDate, patient_birth_date, Geburtsdatum
 */
export function isPersonalColumn(column: string): boolean {
  const words = columnWords(column);
  const name = words.join('_');
  if (isOfName(words)) return true;
  return [isOfBirth, isOfContact, isOfNumber, isOfTreating].some((isOf) => isOf(name));
}
