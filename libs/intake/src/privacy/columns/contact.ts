import { isThing } from './things';
import { lastOf, wordsOf } from './words';

const ADDRESS = wordsOf(`
  address(es)? addr (home|street|patient|postal)address streets? (zip|post|postal)_?codes? postal
  adressen? \\p{L}+adresse anschrift (wohn)?strasse hausnummer plz postleitzahl wohnort wohnsitz
  rue domicile code_?postal
  direccion domicilio calle codigo_?postal
  indirizzo indirizzi
  \\p{L}*(住所|住址|地址|주소)
`);
/** Where a person lives, unless it is where a site is (site_city); the kind of residence is none. */
const PLACE =
  /^(?:(?<of>.+)_)?(city|town|zip|residence|ville|residenza|residencia|ciudad|citta|stadt)$/u;
const LIVES = wordsOf('(city|place|lieu|lugar|luogo|town)_(of_|de_|di_)?resid\\p{L}+');

const PHONE = wordsOf(`
  (tele|mobile|cell|home|work)?_?phones?(_?(no|nr|num|number)s?)?
  telefon(e|o|nummer|nr)? tel(no|nr)? rufnummer (mobil|handy)nummer mobilfunk handy telefonos?
  movil cellulare fax(nummer|no)?
  \\p{L}*(電話|电话|전화)\\p{L}*
`);
const MOBILE = lastOf('mobile mobile_(no|nr|num|number)');
const MAIL = wordsOf(
  '(e_?)?mails? e?mail_?(addr|address|adresse) courriel correo(_electronico)? posta_elettronica メール\\p{L}*',
);

/** Whether a column is called like a way to reach a person. @param name its words with _ between them */
export function isOfContact(name: string): boolean {
  if ([ADDRESS, LIVES, PHONE, MOBILE, MAIL].some((pattern) => pattern.test(name))) return true;
  const place = PLACE.exec(name);
  return place !== null && !isThing(place.groups?.of?.split('_').at(-1));
}
