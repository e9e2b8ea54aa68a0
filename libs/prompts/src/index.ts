export { fixedBox } from './automatic/fixed-box';
export { brightestRegion } from './automatic/brightest-region';
export type { Intensities } from './automatic/blocks';
export { promptBox, type SideDraws, type SliceGrid } from './box';
export { correctionSlice } from './correction';
export { keySlice, keySlices, type DrawContext } from './key-slice';
export { labelledSlices, tightBox, type LabelledSlice } from './labelled-slices';
export { uniform } from './random';
export {
  chainedBox,
  everyNth,
  slicePrompts,
  type DrawnFrom,
  type SlicePrompts,
} from './slice-prompts';
