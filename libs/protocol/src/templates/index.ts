import { EFFORT } from './effort';
import { MARGINS } from './margins';
import { SIZE_AND_PLACE } from './size-and-place';

/** A protocol with comments to start from; valid as it is where the model litemedsam is. */
export interface ProtocolTemplate {
  readonly id: string;
  readonly title: string;
  /** The question that it answers. */
  readonly about: string;
  readonly source: string;
}

/** Every template, by what it asks. */
export const PROTOCOL_TEMPLATES = [
  {
    id: 'margins',
    title: 'Margins',
    about: 'How much room may the box leave?',
    source: MARGINS,
  },
  {
    id: 'size-and-place',
    title: 'Box size and place',
    about: 'What if the box is too small, too large, or drawn aside?',
    source: SIZE_AND_PLACE,
  },
  {
    id: 'effort',
    title: 'Effort',
    about: 'How many boxes does a person have to draw?',
    source: EFFORT,
  },
] as const satisfies readonly ProtocolTemplate[];
