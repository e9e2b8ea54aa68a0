/*
 * Names of the months in English, German, French, Spanish and Italian, folded, whole and as they are shortened. No short form means
 * another month in another of these languages.
 */
const NAMES = [
  'january januar janner jaenner janvier enero gennaio jan janv ene gen',
  'february februar fevrier febrero febbraio feb febr fev fevr febb',
  'march marz maerz mars marzo mar mrz',
  'april avril abril aprile apr avr abr',
  'may mai mayo maggio mag',
  'june juni juin junio giugno jun giu',
  'july juli juillet julio luglio jul juil lug',
  'august aout agosto aug aou ago',
  'september septembre septiembre setiembre settembre sep sept set sett',
  'october oktober octobre octubre ottobre oct okt ott',
  'november novembre noviembre nov',
  'december dezember decembre diciembre dicembre dec dez dic',
].map((names) => names.split(' '));

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
);

/** 1 to 12 of a month's folded name. */
export const monthOf = (name: string): number => MONTHS.get(name) ?? NaN;

/** Short names that are words of the work as well: `set 10`, `mag_12`, `gen3`. */
export const isAlsoWord = (name: string): boolean => /^(set|mag|gen)$/.test(name);

/** Any month's folded name, as a part of a pattern: the longest first. */
export const MONTH_NAME = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
