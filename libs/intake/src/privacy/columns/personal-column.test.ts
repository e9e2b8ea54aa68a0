import fc from 'fast-check';
import { cpuMilliseconds } from '../../testing/cpu-milliseconds';
import { isPersonalColumn } from './personal-column';

const split = (text: string): string[] => text.trim().split(/\s*\n\s*/);

const PERSONAL = split(`
  PatientBirthDate
  Patient's Birth Date
  birth_year
  YearOfBirth
  patientDOB
  PATIENT_DOB
  yob
  mothers_birth
  child DOB
  birthplace
  Geburtsdatum
  Patienten-Geburtsdatum
  Geb.-Datum
  Geburtsjahr
  Jahrgang
  naissance
  date de naissance
  Né(e) le
  annee_naissance
  DDN
  fecha_nacimiento
  FechaNac
  data di nascita
  nato_il
  生年月日
  name
  Name 2
  Patient Name
  PatientName
  PATIENTNAME
  lastname
  last_name
  fname
  name_of_patient
  name_of_the_subject
  username
  mother_name
  maiden
  nom
  nom_du_patient
  Nom de famille
  prénom
  surname
  surname_de
  Nachname
  Vorname
  Familienname
  Name des Patienten
  cognome
  nome
  nome_paziente
  apellidos
  nombre
  Nombre del paciente
  primer nombre
  Initials
  next_of_kin
  氏名
  患者氏名
  이름
  address
  home_address
  Adresse
  Wohnort
  Anschrift
  Straße
  PLZ
  zip
  zip_code
  postcode
  city
  code_postal
  dirección
  indirizzo
  住所
  phone
  Telephone No
  mobile
  Telefonnummer
  Tel.
  teléfono
  e-mail
  eMail
  patient_email
  Courriel
  correo electrónico
  MRN
  SSN
  NHS number
  patient_id
  PatientID
  Patientennummer
  medical_record_number
  AccessionNumber
  insurance_number
  Versichertennummer
  Fallnummer
  numéro de dossier
  numero_securite_sociale
  DNI
  historia clínica
  codice_fiscale
  passport
  referring_physician
  ReferringPhysicianName
  physicians_of_record
  surgeon
  operator
  operator_id
  radiologist_1
  Hausarzt
  behandelnde Ärztin
  Zuweiser
  médecin traitant
  chirurgien
  cirujano
  medico
  medico_curante
  referred_by
  主治医
`);

const TECHNICAL = split(`
  scanner
  scanner_name
  ScannerName
  study_name
  file_name
  fileName
  filename
  first_scan_name
  name_of_scanner
  name_of_the_study
  sequence_names
  protocolname
  hospital_name
  ManufacturerModelName
  Dateiname
  Gerätename
  Name des Geräts
  nom_du_fichier
  nom_protocole
  nombre_de_coupes
  nombre_del_estudio
  nome_file
  username_hash
  field_strength_t
  nominal_resolution
  denominator
  nomogram_score
  genome
  tournament
  rename
  site_city
  zip_file
  microphone
  mobile_scanner
  perte_de_connaissance
  dobutamine_dose
  birth_weight
  Geburtsgewicht
  Anzahl Geburten
  preterm_birth
  new_born
  radiologist_score
  surgeon_experience_years
  doctor_visits
  centro_medico
  diagnostico_medico
  recon_kernel
  age
  Alter
  sex
  bmi
  diagnosis
  referral_reason
  scan_date
  participant
  case
  T1w
  native_t1_ms
`);

describe('isPersonalColumn', () => {
  it.each(PERSONAL)('is true of %s', (column) => expect(isPersonalColumn(column)).toBe(true));
  it.each(TECHNICAL)('is false of %s', (column) => expect(isPersonalColumn(column)).toBe(false));

  it.each(['', ' ', '_', '1', '...'])('is false of %j', (column) =>
    expect(isPersonalColumn(column)).toBe(false),
  );

  it('is the same of capitals, of any sign between words and with a number behind (property)', () => {
    const snake = PERSONAL.filter((column) => /^[a-z]+(_[a-z]+)*$/.test(column));
    fc.assert(
      fc.property(
        fc.constantFrom(...snake),
        fc.constantFrom('_', '-', ' ', '.', ' - '),
        fc.constantFrom('', '1', '_2', ' 3'),
        (column, sign, number) => {
          const words = column.split('_');
          const camel = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
          for (const written of [words.join(sign), words.join(sign).toUpperCase(), camel])
            expect([written, isPersonalColumn(written + number)]).toEqual([written, true]);
        },
      ),
    );
  });

  it.each(['name_', 'a', 'of_', 'Aa', 'birth', 'dob', '氏', 'nom de '])(
    'takes no long time over %j many times over',
    (part) => {
      const took = cpuMilliseconds(() => {
        isPersonalColumn(part.repeat(20_000));
      });
      expect(took).toBeLessThan(3000);
    },
  );
});
