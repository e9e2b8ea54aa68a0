/** A number that somebody calls a patient's: MRN123, PID-0042. */
const CALLED =
  /(?<![a-z])(mrn|pid|pat(ient)?[-_ ]?(id|no|nr)|ssn|nhs|acc(ession)?)[-_ :#]*[a-z]?\d{3,}/i;
/** Six digits and more that are no part of a decimal number and not padded to three zeros and more, as a counter is. */
const LONG = /(?<![\d.]|\d\.)(?!000)\d{6,}(?!\d|\.\d)/;
/** A unique identifier of DICOM. */
const UID = /(?<![\d.])[0-2](\.\d+){5,}(?![\d.])/;
/** A social security number, a telephone number, an address of e-mail. */
const SSN = /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/;
const PHONE = /(?<![\d\w])\+\d[\d -]{7,}\d|(?<!\d)0\d{1,4}-\d{1,4}-\d{3,4}(?!\d)/;
const MAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+/;

const PATTERNS = [CALLED, LONG, UID, SSN, PHONE, MAIL];

/** Whether a text holds what looks like a number of a patient or study, or a way to reach somebody. */
export const holdsId = (text: string): boolean => PATTERNS.some((pattern) => pattern.test(text));
