// Bundles the workflows for Temporal's sandbox once, at the build: an orchestrator that did it at each start took 4 s more.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const dist = (/** @type {string} */ name) =>
  fileURLToPath(new URL(`dist/${name}`, import.meta.url));

const { code } = await bundleWorkflowCode({
  workflowsPath: dist('workflows.js'),
  logger: new DefaultLogger('WARN'),
});
writeFileSync(dist('workflow-bundle.js'), code);
