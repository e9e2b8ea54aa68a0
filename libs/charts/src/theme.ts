/** Okabe and Ito's palette (2008), told apart with every kind of colour vision; black is left out for dark pages. */
const PALETTE = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'];

/** A colour by place in a sorted list; colours repeat from the seventh on, labels never do. */
export const seriesColour = (index: number): string => PALETTE[index % PALETTE.length];

const DASHES = [undefined, '6 3', '2 3', '8 3 2 3', '1 4', '10 4'];

/** A dash beside the colour, so that lines are told apart without it. */
export const seriesDash = (index: number): string | undefined => DASHES[index % DASHES.length];

/** Stops of cividis (Nunez, Anderton and Renslow 2018): even steps of lightness for every kind of colour vision. */
const CIVIDIS = ['#00204d', '#31446b', '#666970', '#958f78', '#cbba69', '#ffea46'];

/** Stops of PuOr (Brewer), told apart with every kind of colour vision: below the middle orange, above it purple. */
const PUOR = ['#b35806', '#f1a340', '#f7f7f7', '#998ec3', '#542788'];

export interface CellColour {
  readonly fill: string;
  /** Of text on it. */
  readonly text: string;
}

/** A colour of a scale with a good end or none. @param share 0 to 1 */
export const sequentialColour = (share: number): CellColour => along(CIVIDIS, share);

/** A colour of a scale about a middle. @param share 0 to 1, the middle at 0.5 */
export const divergingColour = (share: number): CellColour => along(PUOR, share);

function along(stops: readonly string[], share: number): CellColour {
  const place = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(place));
  const fill = mix(stops[below], stops[below + 1], place - below);
  return { fill, text: luminance(fill) > 0.18 ? '#111111' : '#ffffff' };
}

/** As WCAG has it: about 0.18, black and white are read equally well. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
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
