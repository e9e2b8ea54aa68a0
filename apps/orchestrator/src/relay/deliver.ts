import type { OutboxCommand, RequestedAnalysis } from '@atrium/study';
import {
  ANALYSE_RUN,
  analysisWorkflowId,
  EVALUATE_RUN,
  ORCHESTRATOR_TASK_QUEUE,
  PAUSE,
  RESUME,
  runWorkflowId,
  type AnalyseRunInput,
  type EvaluateRunInput,
  type PauseRequest,
} from '@atrium/workflows/client';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';

/**
 * Delivers one command to Temporal. Delivered twice it does the same as once: already started counts as success, and so
 * does a signal to a workflow that has ended.
 */
export async function deliver(client: Client, command: OutboxCommand): Promise<void> {
  const { runId, attempt, kind, stopRunning } = command;
  const workflowId = runWorkflowId(runId, attempt);
  const handle = client.workflow.getHandle(workflowId);
  switch (kind) {
    case 'start':
    case 'retry-failed':
      return start(client, workflowId, { runId, attempt });
    case 'pause':
      return unlessEnded(handle.signal<[PauseRequest]>(PAUSE, { stopRunning }));
    case 'resume':
      return unlessEnded(handle.signal(RESUME));
    case 'cancel':
      return unlessEnded(handle.cancel());
  }
}

async function start(client: Client, workflowId: string, input: EvaluateRunInput): Promise<void> {
  try {
    await client.workflow.start(EVALUATE_RUN, {
      workflowId,
      taskQueue: ORCHESTRATOR_TASK_QUEUE,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [input],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Hands a question to Temporal; one that is being answered is answered once. */
export async function startAnalysis(
  client: Client,
  { runId, key }: RequestedAnalysis,
): Promise<void> {
  const input: AnalyseRunInput = { runId, key };
  await client.workflow.start(ANALYSE_RUN, {
    workflowId: analysisWorkflowId(runId, key),
    taskQueue: ORCHESTRATOR_TASK_QUEUE,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    args: [input],
  });
}

async function unlessEnded(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
