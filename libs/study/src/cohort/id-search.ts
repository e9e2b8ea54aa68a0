/** The ids of a cohort's cases in one text, to be searched: of a hundred thousand in a millisecond. */
export interface SearchableIds {
  readonly text: string;
  readonly cases: number;
  /** Where the ids of each case begin, by its place; then the length of the text. */
  readonly starts: Int32Array;
}

/** Ends the ids of a case; between them is a tab. No id holds either. */
const END = '\n';
const BETWEEN = '\t';

/** @param text the ids of every case in manifest order, in lower case, a tab between the two of a case, a line feed between cases */
export function makeSearchable(text: string): SearchableIds {
  const starts: number[] = [0];
  for (let end = text.indexOf(END); end !== -1; end = text.indexOf(END, end + 1))
    starts.push(end + 1);
  const cases = starts.length;
  starts.push(text.length + 1);
  return { text, cases, starts: Int32Array.from(starts) };
}

/** The places, rising, of the cases that have a text as a part of an id, upper and lower case being the same. */
export function searchIds({ text, starts }: SearchableIds, part: string): Int32Array {
  const sought = part.toLowerCase();
  if (sought.includes(END) || sought.includes(BETWEEN)) return new Int32Array();
  const places: number[] = [];
  let place = 0;
  for (let at = text.indexOf(sought); at !== -1 && at < text.length;) {
    while (starts[place + 1] <= at) place += 1;
    places.push(place);
    at = text.indexOf(sought, starts[place + 1]);
  }
  return Int32Array.from(places);
}
