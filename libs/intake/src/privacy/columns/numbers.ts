import { wholeOf, wordsOf } from './words';

/** A number: in English, German, French, Spanish and Italian, as it is shortened too. */
const NUMBER = '(id|ids|no|nr|num|number|nummer|numero|identifier|identifiant)';
const PATIENT = '(patients?|pat|pt|patienten|paciente|paziente)';

const WORDS = wordsOf(`
  mrn ssn dni nhc nhs_?${NUMBER} iban medical_?records?\\p{L}* social_?security\\p{L}* accession\\p{L}* passport\\p{L}*
  national_?(id|identity|insurance|health)\\p{L}* identity_?(card|${NUMBER}) id_?(card|number) identification_?number
  driv(ers?|ing)_?licen[cs]e\\p{L}* health_?card medicare_?${NUMBER} (hospital|chart)_?(no|nr|num|number)
  ${PATIENT}_?${NUMBER} ${NUMBER}_(d[eui]l?_)?(la_)?${PATIENT} ${NUMBER}_(de_)?dossier
  \\p{L}*ausweis\\p{L}* reisepass krankenversicher\\p{L}* sozialversicher\\p{L}* versicher(ten|ungs)_?${NUMBER} versichertennr
  kv_?nr svnr sv_nr ahv_?nr ahv steuer_?(id|nr|nummer) (fall|akten)_?(nr|nummer) aktenzeichen
  securite_?sociale num_?secu carte_(vitale|didentite|d_identite|identite) passeport
  seguridad_?social tarjeta_sanitaria historia_clinica documento_(de_|nacional_de_)?identidad pasaporte
  codice_?fiscale tessera_sanitaria cartella_clinica carta_(didentita|d_identita|identita) passaporto
  \\p{L}*(身份证|身分証|保険証|マイナンバー|주민등록)\\p{L}*
`);

/** Short words that mean so only where nothing else stands there; all that begins with insurance. */
const WHOLE = wholeOf('nhs nie nif nir nss ipp cip cips curp insurance\\p{L}*(_[\\p{L}_]+)?');

/** Whether a column is called like a number that stands for a person. @param name its words with _ between them */
export const isOfNumber = (name: string): boolean => WORDS.test(name) || WHOLE.test(name);
