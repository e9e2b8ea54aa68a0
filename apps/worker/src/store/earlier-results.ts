import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  caseResultSchema,
  runIdSchema,
  type CaseReceipt,
  type CaseResult,
} from '@atrium/contracts';
import { fileSha256 } from '@atrium/evaluation';
import { discard, prepare, publish, writeResult } from './case-store';
import { caseAddress, caseFolder, storeFolder, type CaseKey } from './layout';
import { linkOrCopy } from './link-or-copy';

/** Results of other runs that are of the same content. Those with a failed arm are left out: a failure is tried anew. */
export async function* earlierResults(
  home: string,
  key: CaseKey,
  contentHash: string,
): AsyncGenerator<CaseResult, void> {
  const runs = await readdir(storeFolder(home, key.site)).catch(() => []);
  const others = runs.filter((run) => run !== key.runId && runIdSchema.safeParse(run).success);
  for (const runId of others.sort()) {
    const result = await readEqual(caseFolder(home, { ...key, runId }), contentHash);
    if (result) yield result;
  }
}

/** A result of another run may be of another version of Atrium, or hurt: it is then none. */
async function readEqual(folder: string, contentHash: string): Promise<CaseResult | null> {
  const text = await readFile(path.join(folder, 'result.json'), 'utf8').catch(() => '');
  // Most are of other content: told without parsing them.
  if (!text.includes(contentHash)) return null;
  const { data } = caseResultSchema.safeParse(parseJson(text));
  const isWhole = data?.arms.every(({ status }) => status !== 'failed');
  return data && isWhole && data.content_hash === contentHash ? data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Makes an earlier result this key's own: masks by hard link, result.json with the run that computed it. What the arms need of
 * the model stays; the seconds of the activity are those of taking it over.
 * @returns null where a mask is not there or not the one that the result names
 */
export async function takeOver(
  home: string,
  key: CaseKey & { readonly attempt: number },
  earlier: CaseResult,
  secondsSince: () => number,
): Promise<CaseReceipt | null> {
  const draft = await prepare(home, key);
  try {
    for (const { mask, mask_sha256: sha256 } of earlier.arms) {
      if (mask === null) continue;
      const file = path.join(storeFolder(home, key.site), ...mask.split('/'));
      if ((await fileSha256(file)) !== sha256) return null;
      await linkOrCopy(file, path.join(draft, 'masks', path.basename(file)));
    }
    const receipt = await writeResult(draft, {
      ...earlier,
      run_id: key.runId,
      reused_from: earlier.reused_from ?? earlier.run_id,
      attempt: key.attempt,
      total_seconds: secondsSince(),
      arms: earlier.arms.map((arm) => ({ ...arm, mask: maskAddress(key, arm.mask) })),
    });
    await publish(home, key, draft);
    return receipt;
  } finally {
    await discard(draft);
  }
}

const maskAddress = (key: CaseKey, mask: string | null): string | null =>
  mask && `${caseAddress(key)}/masks/${path.posix.basename(mask)}`;
