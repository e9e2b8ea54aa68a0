export * from './arms/expand';
export * from './settings';
export { parseManifest } from './manifest/parse';
export { decodeUtf8 } from './text/decode';
export { parseProtocol } from './protocol/parse';
export { protocolJsonSchema } from './schema/json-schema';
export { canonicalJson, protocolSha256 } from './hash';
