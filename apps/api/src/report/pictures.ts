import {
  sliceOutlinesSchema,
  type FoundRow,
  type ReportPicture,
  type SliceResult,
} from '@atrium/contracts';
import { listArmSlices, locateImage, locateOutlines, StudyError, type Study } from '@atrium/study';
import { refusalOf, type HttpGateways } from '../gateways/http-gateways';

type Result = Pick<FoundRow, 'run_id' | 'case_id' | 'site' | 'arm' | 'dice'>;

/**
 * A picture of each result where it is worst: the slice on which most pixels differ from the reference, with the outlines of both. They come
 * from the sites under the asker's policy, one after the other; a site that is away, or keeps no mask, is said in its place.
 */
export async function takePictures(
  study: Study,
  gateways: HttpGateways,
  results: readonly Result[],
): Promise<ReportPicture[]> {
  const pictures: ReportPicture[] = [];
  for (const { run_id: runId, case_id: caseId, site, arm, dice } of results) {
    const about = { case_id: caseId, site, arm, dice };
    pictures.push(await takeOne(study, gateways, { runId, caseId, arm }, about));
  }
  return pictures;
}

type About = Pick<ReportPicture, 'case_id' | 'site' | 'arm' | 'dice'>;

async function takeOne(
  study: Study,
  gateways: HttpGateways,
  key: { runId: string; caseId: string; arm: string },
  about: About,
): Promise<ReportPicture> {
  const none = (problem: string): ReportPicture => ({
    ...about,
    slice: null,
    picture: null,
    problem,
  });
  try {
    const slice = worstSlice(await listArmSlices(study, key));
    if (slice === null) return none('No slice is labelled or predicted.');
    const image = await locateImage(study, key);
    const located = await locateOutlines(study, { ...key, arms: [key.arm] });
    const png = await gateways.view(about.site, '/viewer/slice', { ...image, slice, window: null });
    const drawn = await gateways.view(about.site, '/viewer/outlines', { ...located, slice });
    const refused = [png, drawn].find(({ ok }) => !ok);
    if (refused)
      return none((await refusalOf(refused)) ?? `The site's worker answered ${refused.status}.`);
    const bytes = Buffer.from(await png.arrayBuffer());
    const { outlines } = sliceOutlinesSchema.parse(await drawn.json());
    const { width, height } = sizeOfPng(bytes);
    const picture = { png_base64: bytes.toString('base64'), width, height, outlines };
    return { ...about, slice, picture, problem: null };
  } catch (error) {
    if (error instanceof StudyError) return none(error.message);
    throw error;
  }
}

/** The slice on which most pixels are in one mask alone; null where nothing is to be seen. */
export function worstSlice(slices: readonly SliceResult[]): number | null {
  const differing = ({ reference_pixels: a, predicted_pixels: b, dice }: SliceResult): number =>
    ((a ?? 0) + b) * (1 - (dice ?? 0));
  const seen = slices.filter((one) => (one.reference_pixels ?? 0) + one.predicted_pixels > 0);
  if (seen.length === 0) return null;
  return seen.reduce((worst, one) => (differing(one) > differing(worst) ? one : worst)).slice;
}

/** As the first chunk of a PNG has it. */
const sizeOfPng = (bytes: Buffer): { width: number; height: number } => ({
  width: bytes.readUInt32BE(16),
  height: bytes.readUInt32BE(20),
});
