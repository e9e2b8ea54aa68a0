import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';

const HISTORIES = path.join(__dirname, 'histories');

const recorded = readdirSync(HISTORIES).flatMap((version) =>
  readdirSync(path.join(HISTORIES, version)).map((file) => `${version}/${file}`),
);

describe('every recorded history replays with the code of today', () => {
  let workflowBundle: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    workflowBundle = await bundleWorkflowCode({
      workflowsPath: path.join(__dirname, 'workflows.ts'),
      logger: new DefaultLogger('ERROR'),
    });
  }, 120_000);

  it('has a run and a site of each kind', () => {
    const kinds = [
      'completed',
      'paused',
      'cancelled',
      'retried',
      'worker-lost',
      'worker-stopped',
      'open',
    ];
    for (const kind of kinds) {
      expect(recorded.filter((name) => name.includes(`/${kind}.`)).length).toBeGreaterThanOrEqual(
        2,
      );
    }
  });

  it('has an intake of each kind', () => {
    const kinds = recorded.filter((name) => name.endsWith('.intake.json'));
    expect(kinds.map((name) => name.replace(/^.*\/|\.intake\.json$/g, ''))).toEqual(
      expect.arrayContaining(['completed', 'refused', 'stopped', 'worker-lost']),
    );
  });

  it.each(recorded)(
    '%s',
    async (name) => {
      const { workflowId, history } = JSON.parse(readFileSync(path.join(HISTORIES, name), 'utf8'));
      await Worker.runReplayHistory({ workflowBundle }, history, workflowId);
    },
    60_000,
  );

  it('refuses a history that the code does not make', async () => {
    const name = recorded.find((file) => file.endsWith('completed.site.json')) ?? '';
    const { workflowId, history } = JSON.parse(readFileSync(path.join(HISTORIES, name), 'utf8'));
    const scheduled = history.events.filter(
      (event: { activityTaskScheduledEventAttributes?: unknown }) =>
        event.activityTaskScheduledEventAttributes,
    );
    scheduled[0].activityTaskScheduledEventAttributes.activityType.name = 'somethingElse';
    await expect(
      Worker.runReplayHistory({ workflowBundle }, history, workflowId),
    ).rejects.toThrow();
  }, 60_000);
});
