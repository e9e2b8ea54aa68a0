import {
  counted,
  fail,
  filesOf,
  ok,
  type ManifestProblem,
  type Result,
  type StartIntake,
} from '@atrium/contracts';
import { mapIds, pairBids, pairFolder, type SiteSecret } from '@atrium/intake';
import { draftOfDicom } from './draft-dicom';
import { draftOfManifest, draftOfPairs, type Draft, type DraftRow } from './draft-row';
import type { Ids } from './names-kept';
import type { OpenedSource } from './open-source';
import { readParticipants } from './participants';
import { problem } from './problem';
import type { Plan, PlanRow } from './records';
import { MAX_DEPTH } from './walk';

/** What stands for the name of a file that a clean copy is made of. */
const COPY = 'clean copy';

interface Naming {
  readonly secret: SiteSecret;
  /** Of earlier versions of the cohort. */
  readonly kept: Ids;
}

/** Recognises the cases of a source and gives them ids; or says why the source as a whole is refused. */
export async function makePlan(
  opened: OpenedSource,
  input: StartIntake,
  naming: Naming,
): Promise<Result<Plan, ManifestProblem[]>> {
  const draft = await draftOf(opened);
  if (!draft.ok) return draft;
  const { rows, patterns } = draft.value;
  const unpaired = [...draft.value.unpaired, ...tooDeep(opened)];
  if (rows.length === 0) return fail([problem(noCase(unpaired))]);
  if (input.site === null && rows.some(({ siteName }) => siteName === null))
    return fail([
      problem(
        'The source names no site. Say of which site its cases are (--site on the command line).',
      ),
    ]);
  const ids = idsOf(rows, input, naming);
  return ok({
    kind: opened.kind,
    root: opened.kind === 'manifest' ? null : opened.root,
    rows: rows.map((row) => planRow(row, input, ids)),
    patterns,
    unpaired,
    ids,
  });
}

const tooDeep = (opened: OpenedSource): Draft['unpaired'] =>
  opened.kind === 'manifest'
    ? []
    : opened.tooDeep.map((file) => ({
        file,
        why: `It is a folder within more than ${MAX_DEPTH} others: nobody looked into it.`,
      }));

const noCase = (unpaired: Draft['unpaired']): string =>
  `No case was recognised among ${counted(filesOf(unpaired), 'file')}. ${unpaired[0]?.why ?? ''}`;

async function draftOf(opened: OpenedSource): Promise<Result<Draft, ManifestProblem[]>> {
  if (opened.kind === 'manifest') {
    const { folder, rows } = opened.manifest;
    return ok(draftOfManifest(folder, rows));
  }
  const { root, files } = opened;
  if (opened.kind === 'dicom') return ok(await draftOfDicom(root, files));
  if (opened.kind === 'folder') return ok(draftOfPairs(root, pairFolder(files)));
  const participants = await readParticipants(root, files);
  return participants.ok
    ? ok(draftOfPairs(root, pairBids(files, participants.value)))
    : participants;
}

/** Of clean copies every id is new: with a blank in it, a name never becomes an id itself. */
const named = (name: string, { deidentify }: StartIntake): string =>
  deidentify ? `clean ${name}` : name;

function idsOf(rows: readonly DraftRow[], input: StartIntake, { secret, kept }: Naming): Ids {
  const map = (of: keyof Ids, names: readonly string[]) =>
    mapIds(names, { of, secret, kept: kept[of] });
  return {
    case: map(
      'case',
      rows.map(({ caseName }) => named(caseName, input)),
    ),
    patient: map(
      'patient',
      rows.map(({ patientName }) => named(patientName, input)),
    ),
    site: map(
      'site',
      rows.flatMap(({ siteName }) => siteName ?? []),
    ),
  };
}

/** The centre keeps a hash of what files are called: of clean copies nothing that somebody could try names against. */
function writtenOfClean({ reference, second }: DraftRow): PlanRow['written'] {
  return {
    image: COPY,
    reference: reference === null ? '' : COPY,
    ...(second && { reference_2: COPY }),
  };
}

function planRow(row: DraftRow, input: StartIntake, ids: Ids): PlanRow {
  const { caseName, patientName, siteName, ...rest } = row;
  return {
    ...rest,
    written: input.deidentify ? writtenOfClean(row) : row.written,
    case_id: idOf(ids.case, named(caseName, input)),
    patient_id: idOf(ids.patient, named(patientName, input)),
    site: siteName === null ? (input.site ?? '') : idOf(ids.site, siteName),
  };
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error('a name that has no id');
  return id;
}
