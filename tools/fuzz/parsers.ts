import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CaseIssue, Result } from '@atrium/contracts';
import { readDicomAttributes, readReference, readScan, type Vec3 } from '@atrium/imaging';
import { decodeUtf8, parseManifest, parseProtocol } from '@atrium/protocol';
import { participantsOf } from '../../apps/worker/src/intake/participants';
import { unzip } from '../../apps/worker/src/intake/unzip';
import { zipOf } from '../../apps/worker/src/testing/zip';
import { MODELS } from '../../libs/protocol/src/testing/models';
import { damageDicom } from './damage/dicom';
import { damageNifti } from './damage/nifti';
import { damageNrrd } from './damage/nrrd';
import { damageText } from './damage/text';
import { damageZip, OUTSIDE } from './damage/zip';
import type { Parser, Seed } from './parser';

const FIXTURES = path.join(__dirname, '../../libs/imaging/fixtures');
const PROTOCOLS = path.join(__dirname, '../../docs/protocols');

/** A fixture of libs/imaging. */
interface Stored {
  readonly name: string;
  readonly base64?: string;
  readonly files?: readonly { readonly name: string; readonly base64: string }[];
  readonly shape: Vec3;
  readonly affine: readonly number[];
}

const decoded = (base64: string): Buffer => Buffer.from(base64, 'base64');

function fixtures(name: string): Seed[] {
  const stored: { cases: Stored[] } = JSON.parse(
    readFileSync(path.join(FIXTURES, `${name}.json`), 'utf8'),
  );
  return stored.cases.map(({ name, base64, files, shape, affine }) => ({
    name,
    files: (files ?? [{ name: 'scan.nii', base64: base64 ?? '' }]).map((file) => ({
      name: file.name,
      bytes: decoded(file.base64),
    })),
    grid: { shape, affine },
  }));
}

const refusals = (results: readonly Result<unknown, CaseIssue>[]): string[] =>
  results.flatMap((result) => (result.ok ? [] : [result.issue.message]));

/** Of one file or a header with its data: that file; else the folder, which holds a series. */
function placeOf(folder: string, { files }: Seed): string {
  const [{ name }] = files;
  return files.length === 1 || name.endsWith('.nhdr') ? path.join(folder, name) : folder;
}

const image: Parser['read'] = async (folder, seed) =>
  refusals([await readScan(placeOf(folder, seed), 'image')]);
const regions: Parser['read'] = async (folder, seed) => {
  if (!seed.grid) throw new Error(`${seed.name} has no image to lie on`);
  return refusals([await readReference(placeOf(folder, seed), seed.grid)]);
};
const attributes: Parser['read'] = async (folder, { files }) =>
  refusals(
    await Promise.all(files.map(({ name }) => readDicomAttributes(path.join(folder, name)))),
  );

/** The parser that reads one text, given its bytes. */
const ofText =
  (parse: (bytes: Buffer) => Result<unknown, readonly { message: string }[]>): Parser['read'] =>
  async (folder, { files: [{ name }] }) => {
    const result = parse(readFileSync(path.join(folder, name)));
    return result.ok ? [] : result.issue.map(({ message }) => message);
  };

/** Unpacks, and looks for files where there may be none. */
const archive: Parser['read'] = async (folder, { files: [{ name }] }) => {
  const problems = await unzip(path.join(folder, name), path.join(folder, 'unpacked'));
  const strange = [
    ...readdirSync(folder).filter((one) => one !== name && one !== 'unpacked'),
    ...readdirSync(path.dirname(OUTSIDE)).filter((one) => one.startsWith(path.basename(OUTSIDE))),
    ...[path.dirname(folder), path.dirname(path.dirname(folder))]
      .flatMap((place) => readdirSync(place))
      .filter((one) => one.startsWith('out')),
  ];
  if (strange.length > 0) throw new Error(`wrote ${strange.join(', ')}`);
  if (problems.length > 0 && existsSync(path.join(folder, 'unpacked')))
    throw new Error('left what it refused');
  return problems.map(({ message }) => message);
};

const one = (name: string, bytes: Buffer): Seed => ({ name, files: [{ name, bytes }] });

const LONG_NAME = 'a-folder-of-some-hospital/with-a-series-of-slices';
const ARCHIVE = zipOf([
  { name: `${LONG_NAME}/`, bytes: Buffer.alloc(0), mode: 0o040755 },
  { name: `${LONG_NAME}/slice-0001-of-a-late-gadolinium-scan.dcm`, bytes: Buffer.alloc(600, 7) },
  { name: `${LONG_NAME}/slice-0002-of-a-late-gadolinium-scan.dcm`, bytes: Buffer.alloc(600, 9) },
]);
const MANIFEST = [
  'case_id,patient_id,site,image,reference,reference_2,dataset,age',
  'case-1,patient-1,lund,images/a.nii.gz,labels/a.nii.gz,,LA 2018,61',
  'case-2,patient-2,lund,images/b.nii.gz,"labels/b, 2.nii.gz",labels/b2.nii.gz,LA 2018,',
  'case-3,patient-3,graz,images/c.nii.gz,labels/c.nii.gz,,,"7 ""about"""',
].join('\n');
const PARTICIPANTS = 'participant_id\tage\tsex\nsub-01\t61\tF\nsub-02\tn/a\tM\n';

const isContour = ({ name }: Seed): boolean => /contour|ring|structure/.test(name);
const OF_IMAGE = /^image: expected /;
const OF_REFERENCE = /^reference: expected /;

/** Every parser of what hospitals and coordinators bring. */
export function parsers(): Parser[] {
  const dicom = fixtures('dicom');
  const references = fixtures('references');
  const protocols = readdirSync(PROTOCOLS)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => one(name, readFileSync(path.join(PROTOCOLS, name))));
  const protocol = ofText((bytes) => {
    const text = decodeUtf8(bytes, 'protocol.yaml');
    return text.ok
      ? parseProtocol(text.value, 'protocol.yaml', MODELS)
      : { ok: false, issue: [text.issue] };
  });
  return [
    { name: 'NIfTI', seeds: fixtures('nifti'), damage: damageNifti, read: image, says: OF_IMAGE },
    { name: 'NRRD', seeds: fixtures('nrrd'), damage: damageNrrd, read: image, says: OF_IMAGE },
    { name: 'DICOM', seeds: dicom, damage: damageDicom, read: image, says: OF_IMAGE },
    { name: 'attributes', seeds: dicom, damage: damageDicom, read: attributes, says: /^expected / },
    {
      name: 'SEG',
      seeds: references.filter((seed) => !isContour(seed)),
      damage: damageDicom,
      read: regions,
      says: OF_REFERENCE,
    },
    {
      name: 'RTSTRUCT',
      seeds: references.filter(isContour),
      damage: damageDicom,
      read: regions,
      says: OF_REFERENCE,
    },
    {
      name: 'ZIP',
      seeds: [one('in.zip', ARCHIVE)],
      damage: damageZip,
      read: archive,
      says: /^The archive is not unpacked: /,
    },
    {
      name: 'manifest',
      seeds: [one('manifest.csv', Buffer.from(MANIFEST))],
      damage: damageText,
      read: ofText((bytes) => parseManifest(bytes, 'manifest.csv')),
      says: /expected|found/,
    },
    {
      name: 'participants',
      seeds: [one('participants.tsv', Buffer.from(PARTICIPANTS))],
      damage: damageText,
      read: ofText(participantsOf),
      says: /^participants.tsv: (expected|found) /,
    },
    { name: 'protocol', seeds: protocols, damage: damageText, read: protocol, says: /\S/ },
  ];
}
