/** Bundles looked up and verified, without loading onnxruntime: for those who plan and never run. */
export { ModelError, type ModelErrorCode } from './model-error';
export { findBundles, bundleOf, type BundleCatalogue, type RefusedBundle } from './bundle/find';
export { readBundle, summaryOf, type FoundBundle } from './bundle/read';
