export { evaluateCase } from './evaluate-case';
export {
  contentHash,
  fileSha256,
  modelRefs,
  secondReferenceSha256,
  EVALUATION_VERSION,
  type ContentHashInput,
} from './content-hash';
export type { CaseRequest, EvaluationContext, EvaluationProgress, LoadableModel } from './request';
export { RecentSegmentations } from './segmentation';
export { refuseReplaced } from './replaced';
