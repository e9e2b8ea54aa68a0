export * from './bundles';
export type { Provider, SessionOptions } from './session';
export { loadMedsam1 } from './medsam1/modeling';
export type { Decoding, EncodedSlice, Medsam1, Medsam1Volume } from './medsam1/modeling';
export { scaleIntensity, type ScaledVolume } from './medsam1/intensity';
export { percentiles } from './percentiles';
export type { FrameVolume } from './medsam1/slice-input';
