const timeFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A point in time where the reader is. */
export const formatTime = (iso: string): string => timeFormat.format(new Date(iso));

/** A number as tables show it; a dash where it is undefined. */
export const formatNumber = (value: number | null, digits: number): string =>
  value === null ? '-' : value.toFixed(digits);

/** Seconds as a person says them: "40 s", "12 min", "3 h 5 min". */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const wholeFormat = new Intl.NumberFormat('en-GB');

/** A whole number with its thousands apart. */
export const formatWhole = (value: number): string => wholeFormat.format(value);

const secondsFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
});

/** A point in time to the second. */
export const formatSeconds = (iso: string): string => secondsFormat.format(new Date(iso));
