import { lastOf, wholeOf, wordsOf } from './words';

/** Behind the word for a person, what still means the person: referring_physician_id, and not radiologist_score. */
const TAIL = '(_(name|names|nom|id|ids|no|nr|code|initials|in|de|en|fr|es|it|of_record))*';

const people = `
  physicians? doctors? surgeons? cardiologists? radiologists? electrophysiologists? an(a?e)sthe(tist|siologist)s? neurologists?
  oncologists? clinicians? practitioners? consultants? referrer referring attending operators? technicians? technologists?
  radiographers? sonographers? nurses? therapists?
  \\p{L}*(arzt|arztin|aerztin|arzte|aerzte) (zu|ein|uber|ueber)weis(er|erin|ender) behandler operateur chirurg kardiologe radiologe
  mtra untersucher befunder
  (referring|treating|attending|primary)_(md|dr|provider) (md|dr|provider)_referring
  medecins? docteur praticien chirurgien cardiologue prescripteur manipulateur infirmiere? medecin_(traitant|referent|adresseur|correspondant)
  doctora? cirujan[oa] cardiolog[oa] radiolog[oa] operador enfermer[oa] facultativo
  dottore dottoressa chirurgo operatore infermier[ea] (medico|medica)_(tratante|curante|referente|responsable|responsabile)
  medico_(di_base|de_cabecera) curante
`;
const PEOPLE = lastOf(
  people
    .trim()
    .split(/\s+/)
    .map((one) => one + TAIL)
    .join(' '),
);
/** Spanish and Italian for a doctor and for medical (centro_medico). */
const ALONE = wholeOf('medic[oa] dra? gp');
const BY = wordsOf(
  '(referred|treated|operated|performed|reported|diagnosed|requested|ordered|admitted|examined|prescribed|signed)_by',
);
const HAN = wordsOf('\\p{L}*(主治医|担当医|医師|医生|의사)\\p{L}*');

/** Whether a column is called like a person who treats. @param name its words with _ between them */
export const isOfTreating = (name: string): boolean =>
  [PEOPLE, ALONE, BY, HAN].some((pattern) => pattern.test(name));
