/** Okabe and Ito's palette (2008), told apart with every kind of colour vision; black is left out for dark pages. */
const PALETTE = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'];

/** A colour by place in a sorted list; colours repeat from the seventh on, labels never do. */
export const seriesColour = (index: number): string => PALETTE[index % PALETTE.length];

const DASHES = [undefined, '6 3', '2 3', '8 3 2 3', '1 4', '10 4'];

/** A dash beside the colour, so that lines are told apart without it. */
export const seriesDash = (index: number): string | undefined => DASHES[index % DASHES.length];

/** Stops of cividis (Nunez, Anderton and Renslow 2018): even steps of lightness for every kind of colour vision. */
const CIVIDIS = ['#00204d', '#31446b', '#666970', '#958f78', '#cbba69', '#ffea46'];

/** A colour of a sequential scale, and the colour of text on it. @param share 0 to 1 */
export function sequentialColour(share: number): { fill: string; text: string } {
  const clamped = Math.min(1, Math.max(0, share));
  const place = clamped * (CIVIDIS.length - 1);
  const below = Math.min(CIVIDIS.length - 2, Math.floor(place));
  return {
    fill: mix(CIVIDIS[below], CIVIDIS[below + 1], place - below),
    text: clamped > 0.55 ? '#111111' : '#ffffff',
  };
}

function mix(a: string, b: string, share: number): string {
  const channel = (at: number): string => {
    const [from, to] = [a, b].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
