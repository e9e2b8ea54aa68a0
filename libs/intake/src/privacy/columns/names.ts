import { isThing } from './things';
import { lastOf, wholeOf, wordsOf } from './words';

/** Names of persons by one word. */
const WORDS = wordsOf(`
  surnames? forenames? [lfm]names? maiden initials initialen initiales iniziali iniciales next_of_kin emergency_contact contact_person
  nachnamen? vornamen? rufnamen? kontaktperson angehoerige angehorige
  prenoms? surnom nom_?(de_?)?famille nompatient patronyme
  cognom[ei] nomecognome
  apellidos? nombres?_(y_)?apellidos? nombre_(de_pila|completo)
  \\p{L}*(氏名|患者名|姓名|성명) \\p{L}*(氏名|患者名|姓名)\\p{L}*
`);

/** Spanish for name and French for number: alone, or a person's. */
const NOMBRE = wordsOf('nombre_(d[eo]l?_)?(la_)?(paciente|sujeto|participante|medico|doctora?)');
const ALONE = wholeOf(
  'nombres? (primer|segundo|paciente)_nombre (患者)?の?名前 (환자)?(이름|성함)',
);
const ACCOUNT = lastOf('user_?names? login');

const NAME = /^(?<of>\p{L}*?)(names?|namen|naam)$/u;
const ROMANCE = /^(noms?|nom[ei])$/u;
const LINK = /^(of|the|des?|der|vom|von|du|la|le|l|d|del|dell|della|di|do)$/;

/**
 * Whether a column is called like the name of a person: a word for it alone, or the name of what is no known thing.
 *
 * @param words of the column
 */
export function isOfName(words: readonly string[]): boolean {
  const name = words.join('_');
  if ([WORDS, NOMBRE, ALONE, ACCOUNT].some((pattern) => pattern.test(name))) return true;
  return words.some((word, i) => {
    const of = NAME.exec(word)?.groups?.of;
    if (of === undefined && !ROMANCE.test(word)) return false;
    return of ? !isThing(of) : !isOfThing(words, i);
  });
}

/** Whose name it is stands before it (scanner_name), or behind it (nom_du_scanner, name_of_the_study). */
function isOfThing(words: readonly string[], at: number): boolean {
  if (isThing(words[at - 1])) return true;
  const next = words.slice(at + 1).find((word) => !LINK.test(word));
  const isLinked = at === 0 || LINK.test(words[at + 1] ?? '');
  return isLinked && isThing(next);
}
