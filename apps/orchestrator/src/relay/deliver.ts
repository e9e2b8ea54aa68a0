import { intakeTaskQueue } from '@atrium/contracts';
import type { IntakeToMove, OutboxCommand, RequestedAnalysis } from '@atrium/study';
import {
  ANALYSE_RUN,
  analysisWorkflowId,
  EVALUATE_RUN,
  intakeWorkflowId,
  ORCHESTRATOR_TASK_QUEUE,
  PAUSE,
  RESUME,
  runWorkflowId,
  TAKE_IN,
  type AnalyseRunInput,
  type EvaluateRunInput,
  type PauseRequest,
  type TakeInInput,
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

/** Hands an intake to Temporal, which is told its ids and nothing else; one that is under way is one. */
export async function startIntake(
  client: Client,
  { id, attempt, workerId }: IntakeToMove,
): Promise<void> {
  const input: TakeInInput = { id, attempt, taskQueue: intakeTaskQueue(workerId) };
  await client.workflow.start(TAKE_IN, {
    workflowId: intakeWorkflowId(id, attempt),
    taskQueue: ORCHESTRATOR_TASK_QUEUE,
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    args: [input],
  });
}

/** Asks an intake to stop. @returns whether one was under way to be asked */
export async function stopIntake(client: Client, { id, attempt }: IntakeToMove): Promise<boolean> {
  try {
    await client.workflow.getHandle(intakeWorkflowId(id, attempt)).cancel();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

async function unlessEnded(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
