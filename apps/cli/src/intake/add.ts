import {
  counted,
  type ConfirmedIntake,
  type IntakeAnswer,
  type LeaveOutCase,
} from '@atrium/contracts';
import { TRPCClientError } from '@trpc/client';
import type { Io } from '../command';
import { withConnection } from '../connect';
import { readEnv } from '../env';
import { onInterrupt } from '../evaluate/interrupt';
import { EXIT, refused, wrongUsage, type ExitCode } from '../exit-codes';
import { askAnswers, openWarnings } from './answers';
import { findingsTable } from './findings-table';
import { explainLeftOut, type LeftOutRequest } from './leave-out';
import type { IntakeRequest } from './started';
import { takeIn, warningsOf, type Found, type TakeInOptions } from './take-in';

export interface AddOptions {
  readonly answers: readonly IntakeAnswer[];
  /** Cases that do not become ones of the cohort. */
  readonly leaveOut: readonly LeftOutRequest[];
  /** Why there is this version; empty where nothing is said. */
  readonly note: string;
  readonly yes: boolean;
  readonly json: boolean;
}

/** Takes a source in, shows what was found, and registers it once every warning has an answer and somebody says so. */
export async function addCohort(
  io: Io,
  request: IntakeRequest,
  options: AddOptions,
): Promise<ExitCode> {
  const interrupt = onInterrupt((code) => process.exit(code), EXIT.interrupted);
  const { signal } = interrupt;
  try {
    return await withConnection(io, (connection) =>
      add(request, options, { connection, io, home: readEnv().home, signal }),
    );
  } finally {
    interrupt.stop();
  }
}

async function add(
  request: IntakeRequest,
  { answers, leaveOut, note, yes, json }: AddOptions,
  context: TakeInOptions,
): Promise<ExitCode> {
  const { io, connection } = context;
  const found = await takeIn(request, context);
  const say = (text: string) => (json ? io.err(text) : io.out(text));
  say(findingsTable(found.rows, found.page));
  const given = await decide(io, found, { answers, leaveOut, yes }).catch((error: unknown) => {
    if (json) io.out(toJson(found, null));
    throw error;
  });
  const asked = { id: found.intake.id, ...given, note };
  const confirmed = await connection.api.intakes.confirm.mutate(asked).catch(explain);
  if (json) io.out(toJson(found, confirmed));
  else io.out(sentences(confirmed));
  io.err(remarkOn(confirmed, found.intake.name, note.trim()));
  return EXIT.ok;
}

/** The same content is the version that is there, whatever it is called now and whoever says why. */
function remarkOn({ cohort }: ConfirmedIntake, name: string, note: string): string {
  if (cohort.name !== name)
    return `This content is ${cohort.name} version ${cohort.version} already: nothing is registered as ${name}.\n`;
  if (cohort.note !== note && note !== '')
    return 'This content is a version already: why there is one is as it was said then.\n';
  return '';
}

/** What the study says no to: a file that changed meanwhile, a warning that came in between. */
function explain(error: unknown): never {
  if (error instanceof TRPCClientError && error.data?.httpStatus === 409)
    throw refused(error.message);
  throw error;
}

interface Said {
  readonly answers: IntakeAnswer[];
  readonly leave_out: LeaveOutCase[];
}

/** Every answer and reason there is, once nothing is open and somebody agrees. @throws CommandError (exit 2): nothing is registered */
async function decide(
  io: Io,
  found: Found,
  { answers, leaveOut, yes }: Omit<AddOptions, 'json' | 'note'>,
): Promise<Said> {
  const out = new Set(leaveOut.map(({ case_id }) => case_id));
  const taken = countTaken(found, out);
  if (taken === 0)
    throw refused(
      'No case is left: each has an error, is quarantined or left out. Nothing is registered.',
    );
  const warnings = warningsOf(found).filter(({ case_id }) => !out.has(case_id));
  refuseUnknown(found, answers);
  const all = io.ask ? await askAnswers(io.ask, warnings, answers) : [...answers];
  const open = openWarnings(warnings, all);
  if (open.length > 0)
    throw refused(
      'These warnings have no answer, and nothing is registered:',
      ...open.map(({ line }) => line),
      'Answer each: --answer CODE=TEXT for all cases, --answer CODE:CASE=TEXT for one.',
    );
  const said = { answers: all, leave_out: await explainLeftOut(io.ask, leaveOut) };
  if (yes) return said;
  if (!io.ask) throw refused('Nothing is registered yet: the same command with --yes does it.');
  const word = await io.ask(`Register ${counted(taken, 'case')} as ${found.intake.name}? [y/N] `);
  if (!/^y(es)?$/i.test(word.trim())) throw refused('Nothing was registered.');
  return said;
}

function countTaken({ intake: { summary }, rows }: Found, named: ReadonlySet<string>): number {
  const out = new Set(named);
  for (const { case_id, state } of rows) if (state !== 'warnings') out.delete(case_id);
  return (summary?.sites ?? []).reduce(
    (sum, { cases, errors, quarantined }) => sum + cases - errors - quarantined,
    -out.size,
  );
}

/** An answer about a case that has no finding is a typing error. */
function refuseUnknown({ rows }: Found, answers: readonly IntakeAnswer[]): void {
  const known = new Set(rows.map(({ case_id }) => case_id));
  const unknown = answers.flatMap(({ case_id }) =>
    case_id === null || known.has(case_id) ? [] : [case_id],
  );
  if (unknown.length > 0)
    throw wrongUsage(`No case with a finding is called ${unknown.join(', ')}.`);
}

const toJson = ({ intake, page, rows }: Found, confirmed: ConfirmedIntake | null): string =>
  `${JSON.stringify(
    {
      intake,
      findings: rows.map(({ case_id, site, state, issues }) => ({ case_id, site, state, issues })),
      unpaired: page.unpaired_total,
      cohort: confirmed?.cohort ?? null,
      left_out: confirmed?.left_out ?? [],
    },
    null,
    2,
  )}\n`;

function sentences({ cohort: { name, version, cases, id }, left_out }: ConfirmedIntake): string {
  const left = left_out.map(
    ({ case_id, site, codes, reason }) =>
      `left out: ${site}/${case_id}: ${[...codes, ...(reason === null ? [] : [reason])].join(', ')}\n`,
  );
  return `${left.join('')}${name} version ${version}: ${counted(cases, 'case')} (${id})\n`;
}
