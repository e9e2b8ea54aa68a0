import type { RunSummary } from './api';
import type { Software } from './case-result';
import { selectionWords } from './selection-words';

/** Versions of what computed, as a sentence has them; empty of none. */
export const softwareWords = (software: readonly Software[]): string =>
  software
    .map(
      ({ atrium, onnxruntime, node }) =>
        `Atrium ${atrium}, onnxruntime ${onnxruntime}, Node ${node.replace(/^v/, '')}`,
    )
    .join('; ');

/** What of a run can make its numbers differ from another's, in words. */
const FACTS: readonly (readonly [string, (run: RunSummary) => string])[] = [
  ['Protocol', ({ protocol }) => `${protocol.name} v${protocol.version}`],
  ['Cohort', ({ cohort }) => `${cohort.name} v${cohort.version}`],
  [
    'Models',
    ({ models }) =>
      models
        .map(({ id, version, sha256 }) => `${id} ${version} (${sha256.slice(0, 8)})`)
        .join(', '),
  ],
  ['Provider', ({ provider }) => provider ?? 'none yet'],
  ['Evaluation', ({ evaluation_version: of }) => (of === null ? 'not known' : `version ${of}`)],
  ['Software', ({ software }) => softwareWords(software) || 'not known'],
  ['Sites', ({ sites }) => sites.join(', ')],
  ['Selection', ({ selection }) => selectionWords(selection)],
  ['State', ({ state }) => state],
];

/** What two runs were: [name, of A, of B]. */
export const runVersions = (a: RunSummary, b: RunSummary): readonly [string, string, string][] =>
  FACTS.map(([name, of]) => [name, of(a), of(b)]);
