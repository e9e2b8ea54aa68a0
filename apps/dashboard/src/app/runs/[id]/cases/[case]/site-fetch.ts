import { z } from 'zod';

/** What the site's gateway or the way to it refused with. */
export class SiteError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'SiteError';
  }

  /** Whether the same may be answered in a while: nobody is there now. */
  get mayPass(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

const refusalSchema = z.object({ error: z.string() });

/** Longer than the API waits for a gateway, so that its sentence comes through. */
const TIMEOUT_MS = 25_000;

/**
 * Asks for a part of a case: a slice, its outlines.
 * @throws SiteError with a sentence for people
 */
export async function fetchPart(url: string, signal: AbortSignal): Promise<Response> {
  const answer = await reach(url, signal);
  if (answer.ok) return answer;
  const refusal = refusalSchema.safeParse(await answer.json().catch(() => null));
  const sentence = refusal.success ? refusal.data.error : `The dashboard answers ${answer.status}.`;
  throw new SiteError(answer.status, sentence);
}

async function reach(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new SiteError(0, 'The dashboard does not answer.');
  }
}

/** The address of a case's parts. */
export const partsOf = (runId: string, caseId: string): string =>
  `/api/runs/${encodeURIComponent(runId)}/cases/${encodeURIComponent(caseId)}`;
