const timeFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A point in time where the reader is. */
export const formatTime = (iso: string): string => timeFormat.format(new Date(iso));

/** A number as tables show it; a dash where it is undefined. */
export const formatNumber = (value: number | null, digits: number): string =>
  value === null ? '-' : value.toFixed(digits);
