/** The sentences of a chart as one text, without those that have nothing to say. */
export const joined = (...sentences: readonly string[]): string =>
  sentences.filter((sentence) => sentence !== '').join(' ');
