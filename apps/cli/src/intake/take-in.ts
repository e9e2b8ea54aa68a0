import type { ApiClient } from '@atrium/api-client';
import {
  counted,
  type IntakeIssue,
  type IntakePage,
  type IntakeRow,
  type IntakeView,
} from '@atrium/contracts';
import { TRPCClientError } from '@trpc/client';
import type { Io } from '../command';
import type { Connection } from '../connect';
import { cannotRun, CommandError, EXIT, refused } from '../exit-codes';
import { follow, whenAnswered } from '../follow';
import { createProgress, type Measure, type Progress } from '../progress';
import { readStarted, writeStarted, type IntakeRequest } from './started';

/** An intake that is through: all that was found. */
export interface Found {
  readonly intake: IntakeView;
  readonly page: IntakePage;
  /** Cases with a finding. */
  readonly rows: readonly IntakeRow[];
}

export interface TakeInOptions {
  readonly connection: Connection;
  readonly io: Io;
  readonly home: string;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
}

const measure = ({ state, phase, done, total }: IntakeView): Measure => ({
  state: state === 'running' ? phase : state,
  // Cases are compared once all are done.
  done: phase === 'concluding' ? total : done,
  total,
  failed: '',
  now: '',
});

/** Starts an intake, or goes on with what the same command began, and follows it until its site is through. */
export async function takeIn(request: IntakeRequest, options: TakeInOptions): Promise<Found> {
  const { connection, io, signal } = options;
  const { api } = connection;
  const id = await begin(request, options);
  const progress = createProgress(io, process.stderr.isTTY, measure);
  const tell = tellPairs(api, id, progress);
  const show = async () => {
    const view = await api.intakes.show.query({ id });
    await tell(view);
    return view;
  };
  try {
    const intake = await follow(show, hasEnded, { ...connection, progress, signal });
    if (!hasEnded(intake)) return await stop(connection, id, progress);
    progress.stop();
    return await found(api, intake, signal);
  } finally {
    progress.stop();
  }
}

const hasEnded = ({ state }: IntakeView): boolean =>
  !['requested', 'running', 'stopping'].includes(state);

async function begin(
  request: IntakeRequest,
  { connection: { api }, home }: TakeInOptions,
): Promise<string> {
  const known = await readStarted(home, request);
  const before = known === null ? null : await showKnown(api, known);
  if (before && before.state !== 'confirmed' && before.state !== 'cancelled') {
    if (before.state === 'stopping')
      throw cannotRun('The intake is being stopped. The same command goes on with it in a moment.');
    // Through already: files that were changed since are read again.
    await api.intakes.resume.mutate({ id: before.id });
    return before.id;
  }
  const id = await writeStarted(home, request);
  const { source, name, site, deidentify, labels } = request;
  await api.intakes.start.mutate({
    id,
    name,
    site,
    deidentify,
    labels: labels && [...labels],
    source: { kind: 'path', path: source },
  });
  return id;
}

async function showKnown(api: ApiClient, id: string): Promise<IntakeView | null> {
  try {
    return await api.intakes.show.query({ id });
  } catch (error) {
    if (error instanceof TRPCClientError && error.data?.httpStatus === 404) return null;
    throw error;
  }
}

/** Says once which pairs were recognised, before their files are read. */
function tellPairs(
  api: ApiClient,
  id: string,
  progress: Progress<IntakeView>,
): (view: IntakeView) => Promise<void> {
  let told = false;
  return async ({ phase, total }) => {
    if (told || total === 0 || phase === 'recognising') return;
    told = true;
    const { patterns, unpaired_total } = await api.intakes.read.query({ id, limit: 1 });
    for (const { image, reference, cases } of patterns)
      progress.say(
        `${counted(cases, 'case')}: ${image}${reference === '' ? ', no reference' : ` with ${reference}`}`,
      );
    if (unpaired_total > 0) progress.say(`Of no case: ${counted(unpaired_total, 'file')}.`);
  };
}

const STOP_TIMEOUT_MS = 30_000;

/** Ctrl-C: what is done stays, for the same command to go on with. */
async function stop(
  { api, isAlive }: Connection,
  id: string,
  progress: Progress<IntakeView>,
): Promise<never> {
  progress.say('Stopping the intake: the same command resumes it.');
  const signal = AbortSignal.timeout(STOP_TIMEOUT_MS);
  await whenAnswered(() => api.intakes.stop.mutate({ id }), signal);
  await follow(() => api.intakes.show.query({ id }), hasEnded, { isAlive, progress, signal });
  throw new CommandError(EXIT.interrupted, ['Stopped. Nothing was registered.']);
}

async function found(api: ApiClient, intake: IntakeView, signal: AbortSignal): Promise<Found> {
  const { id, state } = intake;
  if (state === 'stopped' || state === 'cancelled')
    throw new CommandError(EXIT.interrupted, [`The intake was ${state} elsewhere.`]);
  if (state === 'failed')
    throw cannotRun("The intake could not go on; the log of the site's worker names the reason.");
  const page = await api.intakes.read.query({ id, limit: 1 });
  if (state === 'refused') throw refused(...page.problems.map(sentenceOf));
  return { intake, page, rows: await readFound(api, id, signal) };
}

const sentenceOf = ({ line, column, message }: IntakePage['problems'][number]): string =>
  line === null ? message : `line ${line}, column ${column ?? 1}: ${message}`;

const PAGE = 200;

async function readFound(api: ApiClient, id: string, signal: AbortSignal): Promise<IntakeRow[]> {
  const rows: IntakeRow[] = [];
  for (;;) {
    const asked = { id, only: 'found', offset: rows.length, limit: PAGE } as const;
    const page = await api.intakes.read.query(asked);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.rows_found) return rows;
    if (signal.aborted)
      throw new CommandError(EXIT.interrupted, ['Interrupted. Nothing was registered.']);
  }
}

/** Warnings of the cases that become a cohort. */
export const warningsOf = ({ rows }: Found): IntakeIssue[] =>
  rows.flatMap(({ state, issues }) => (state === 'warnings' ? issues : []));
