export * from './arms/expand';
export * from './settings';
export { parseManifest } from './manifest/parse';
export { decodeUtf8 } from './text/decode';
