import { lastOf, wordsOf } from './words';

/** Measured at a birth, or a kind of birth: they date nobody's. */
const NO_DATE = [
  /birth_?(weight|length|order|mode|head|defects?)/u,
  lastOf(
    '(weight|length|size|age)_(at|of)_birth (preterm|premature|still|live|multiple)_?births? childbirths?',
  ),
  /(geburts_?(gewicht|groesse|grosse|laenge|lange|modus)|(fruh|frueh|fehl|tot)_?geburt)/u,
  /(poids|taille)_?((a|de)_)?(la_)?naissance/u,
  /(peso|talla|lunghezza)_?((al|alla|de)_)?(nacimiento|nascita)/u,
  /(出生|출생)(体重|體重|身長|체중)/u,
];

/** In any word: birthdate, Patientengeburtsdatum, datenaissance; but connaissance is consciousness and Geburten are births given. */
const STEMS =
  /birth|geburt(?!en)|geboren|(?<!con|recon)naiss|nacimiento|nascita|nascimento|geboorte|f(o|oe)d(t|s?el)(?=s|_|dat|aar|$)|urodz|生年|出生|誕生|생년|생일|출생/u;

const WORDS = wordsOf(`
  \\p{L}*dob(date|dt|year|yr)? yob d_o_b b_?day (?<!new_)born
  geb geb_?(dat|datum|jahr|tag|name|ort) jahrgang
  nee?_le ne_e_le nee ddn date_?naiss anniversaire
  nacid[oa]_(el|en) f_?nac (fecha|ano|anio|dt)_?(de_)?nac cumpleanos
  nat[oa] (data|dt)_?(di_|de_)?nasc compleanno
`);

/** Whether a column is called like a birth date or a part of one. @param name its words with _ between them */
export const isOfBirth = (name: string): boolean => {
  const rest = NO_DATE.reduce((left, pattern) => left.replace(pattern, ''), name);
  return STEMS.test(rest) || WORDS.test(rest);
};
