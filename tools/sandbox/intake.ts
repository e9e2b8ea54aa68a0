import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ApiClient } from '@atrium/api-client';
import type { IntakeState, IntakeView } from '@atrium/contracts';
import { writeMask, writeVolume } from '@atrium/imaging';
import { ball, GRID } from './scans';
import { waitFor } from './wait';

/** What {@link writeScan}'s cases are warned of: 8 slices, a reference of some 3 ml. */
export const ANSWERS = ['--answer', 'SLICES_FEW=phantoms', '--answer', 'REFERENCE_VOLUME=phantoms'];

/** Writes a good case, its image unlike that of every other number. */
export async function writeScan(
  files: { readonly image: string; readonly reference?: string },
  n: number,
): Promise<void> {
  const { image, reference } = ball();
  image[0] = n;
  await mkdir(path.dirname(files.image), { recursive: true });
  await writeVolume(files.image, image, GRID);
  if (files.reference === undefined) return;
  await mkdir(path.dirname(files.reference), { recursive: true });
  await writeMask(files.reference, reference, GRID);
}

/** Where NIfTI-1 has its free text. */
const DESCRIPTION_AT = 148;

/** Writes a text into the header of a scan, as software does that names the patient there. */
export async function writeDescription(file: string, text: string): Promise<void> {
  const bytes = gunzipSync(await readFile(file));
  bytes.write(text, DESCRIPTION_AT, 'latin1');
  await writeFile(file, gzipSync(bytes));
}

/** Writes a text behind the voxels of a scan, where readers put up with some bytes. */
export async function writeTail(file: string, text: string): Promise<void> {
  const bytes = gunzipSync(await readFile(file));
  await writeFile(file, gzipSync(Buffer.concat([bytes, Buffer.from(text)])));
}

/** An intake as the page starts it. @returns its id */
export async function startIntake(
  api: ApiClient,
  source: string,
  more: { name: string; site?: string; deidentify?: boolean },
): Promise<string> {
  const id = randomUUID();
  await api.intakes.start.mutate({ id, source: { kind: 'path', path: source }, ...more });
  return id;
}

/** Waits until an intake is in a state. */
export const untilIntake = (
  api: ApiClient,
  id: string,
  state: IntakeState,
  timeoutMs = 240_000,
): Promise<IntakeView> =>
  waitFor(`an intake that is ${state}`, timeoutMs, async () => {
    const view = await api.intakes.show.query({ id });
    if (view.state === 'failed' && state !== 'failed') throw new Error('The intake failed.');
    return view.state === state && view;
  });

/** Waits until a worker serves a site that was just made. */
export const untilServed = (api: ApiClient, site: string) =>
  waitFor(`a worker of site ${site}`, 60_000, async () =>
    (await api.sites.list.query()).some((one) => one.site === site && one.models.length > 0),
  );
