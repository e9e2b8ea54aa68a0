/** Okabe and Ito's palette (2008), told apart with every kind of colour vision; black is left out for dark pages. */
const PALETTE = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'];

/** A site's colour by its place in the sorted list; colours repeat from the seventh site, labels never do. */
export const siteColour = (index: number): string => PALETTE[index % PALETTE.length];
