import { keyed, type SiteSecret } from '../../secret';
import { fromDays, toDays, type Day } from './days';

/**
 * The UID that stands for a UID: the same for the same, so that files which refer to each other still do. A UUID (version 8, RFC
 * 9562) of HMAC-SHA256, written below 2.25 as PS3.5, B.2 has it.
 */
export function newUid(secret: SiteSecret, uid: string): string {
  const bytes = keyed(secret, 'uid', uid).subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${bytes.toString('hex')}`)}`;
}

/** Most days that dates move back: ten years. */
const MOST_DAYS = 3652;

/** Days, 1 to 3652, by which all dates of a patient move back: the distances between them stay. */
export function dateOffset(secret: SiteSecret, patientId: string): number {
  return 1 + (keyed(secret, 'dates', patientId).readUInt32BE(0) % MOST_DAYS);
}

/**
 * A DA or DT value (several divided by \) some days earlier; its time and zone stay.
 *
 * @returns null where one of them is no whole date: it is then to be emptied
 */
export function shiftDates(value: string, days: number): string | null {
  const moved = value.split('\\').map((one) => shiftDate(one.trim(), days));
  return moved.some((one) => one === null) ? null : moved.join('\\');
}

/** YYYYMMDD, or YYYY.MM.DD as the standard once had it; then a time and a zone. */
const DATE = /^(\d{4})(\.?)(\d{2})\2(\d{2})((?:\d{2}){0,3}(?:\.\d{1,6})?(?:[+-]\d{4})?)$/;

function shiftDate(value: string, days: number): string | null {
  if (value === '') return '';
  const match = DATE.exec(value);
  if (!match) return null;
  const given = { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) };
  const count = toDays(given);
  return written(fromDays(count)) === written(given)
    ? written(fromDays(count - days)) + match[5]
    : null;
}

const written = ({ year, month, day }: Day): string =>
  String(year).padStart(4, '0') + String(month).padStart(2, '0') + String(day).padStart(2, '0');
