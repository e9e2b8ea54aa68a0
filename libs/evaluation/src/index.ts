export { evaluateCase } from './evaluate-case';
export { contentHash, fileSha256, EVALUATION_VERSION, type ContentHashInput } from './content-hash';
export type { CaseRequest, EvaluationContext, EvaluationProgress } from './request';
