/** Finding and verifying bundles, without onnxruntime: for those who plan and check but run no model. */
export { bundleOf, findBundles, type BundleCatalogue, type RefusedBundle } from './bundle/find';
export { readBundle, summaryOf, type FoundBundle } from './bundle/read';
