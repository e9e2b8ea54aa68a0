/** What Temporal bundles: every workflow, by name. Nothing here or below may touch Node, the clock or the network. */
export { analyseRun } from './analyse-run/workflow';
export { evaluateRun } from './evaluate-run/workflow';
export { evaluateSite } from './evaluate-site/workflow';
export { takeIn } from './take-in/workflow';
