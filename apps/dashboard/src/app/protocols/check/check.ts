import { modelSummarySchema, textIssueSchema, type ModelSummary } from '@atrium/contracts';
import { parseProtocol } from '@atrium/protocol';
import { z } from 'zod';
import { groupArms, strategyArmsSchema } from '../arms/group-arms';

/** What the page asks of the worker. */
export const checkRequestSchema = z.object({
  text: z.string(),
  models: z.array(modelSummarySchema),
});
export type CheckRequest = z.infer<typeof checkRequestSchema>;

/** What a text says, or every problem of it. */
export const checkResultSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    name: z.string(),
    strategies: z.array(strategyArmsSchema),
  }),
  z.object({ ok: z.literal(false), issues: z.array(textIssueSchema) }),
]);
export type CheckResult = z.infer<typeof checkResultSchema>;

/** What the worker says: that it is loaded, then an answer to each request. */
export const workerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('checked'), result: checkResultSchema }),
]);
export type WorkerMessage = z.infer<typeof workerMessageSchema>;

/** Checks a text as saving it would; adversarial texts take seconds. */
export function checkProtocol(text: string, models: readonly ModelSummary[]): CheckResult {
  const parsed = parseProtocol(text, 'the text', models);
  if (!parsed.ok) return { ok: false, issues: parsed.issue };
  return {
    ok: true,
    name: parsed.value.name,
    strategies: groupArms(parsed.value),
  };
}
