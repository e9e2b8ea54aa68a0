import {
  ERRORS,
  REFERENCE_OUTLINE,
  type CaseIssue,
  type ImageFacts,
  type Outline,
  type Result,
  type SliceOutlines,
  type ViewerImageRequest,
  type ViewerOutlinesRequest,
  type ViewerSliceRequest,
} from '@atrium/contracts';
import {
  frameSlice,
  radiologicalFrame,
  sameGrid,
  type Frame,
  type Grid,
  type Volume,
} from '@atrium/imaging';
import { artifactFile } from '../artifact';
import { GatewayRefusal } from '../refusal';
import { CaseIndex } from './case-index';
import { maskOutlines } from './outlines';
import { greyPng } from './png';
import { Volumes } from './volumes';
import { automaticWindow, percentilesOf, rangeOf, toGrey } from './window';

/** Renders a site's cases: everything that touches their files, for the viewer's thread. */
export class Renderer {
  private readonly index: CaseIndex;
  private readonly volumes: Volumes;
  private readonly percentiles = new WeakMap<Volume, ImageFacts['percentiles']>();

  constructor(
    private readonly home: string,
    maxBytes: number,
  ) {
    this.index = new CaseIndex(home);
    this.volumes = new Volumes(maxBytes);
  }

  /** @throws GatewayRefusal, as the others do */
  async image(request: ViewerImageRequest): Promise<ImageFacts> {
    const volume = await this.read(request);
    const { size, spacing } = radiologicalFrame(volume.grid);
    const percentiles = this.percentilesOf(volume);
    return {
      size: [size[0], size[1], size[2]],
      spacing: [spacing[0], spacing[1], spacing[2]],
      ...rangeOf(volume.data),
      percentiles,
      automatic: automaticWindow(percentiles),
    };
  }

  /** The slice as a PNG, in the window asked for or the automatic one. */
  async slice(request: ViewerSliceRequest): Promise<Uint8Array> {
    const volume = await this.read(request);
    const frame = radiologicalFrame(volume.grid);
    checkSlice(request, frame);
    const window = request.window ?? automaticWindow(this.percentilesOf(volume));
    const grey = toGrey(frameSlice(volume.data, frame, request.slice), window);
    return greyPng(grey, frame.size[0], frame.size[1]);
  }

  /** The outlines of reference and masks; one that cannot be drawn says why and keeps no other away. */
  async outlines(request: ViewerOutlinesRequest): Promise<SliceOutlines> {
    const { site, case_id, slice, reference, masks } = request;
    const files = await this.index.find(request);
    const image = await this.volumes.grid(files.image, 'image');
    if (!image.ok) throw refuseFile(case_id, image.issue);
    checkSlice(request, radiologicalFrame(image.value));
    const outlines: Outline[] = [];
    if (reference && files.reference !== null)
      outlines.push(await this.outlineReference(request, image.value, files.reference));
    for (const { arm, address } of masks) {
      const file = await artifactFile(this.home, site, address);
      outlines.push(await this.outlineMask(arm, file, image.value, slice));
    }
    return { slice, outlines };
  }

  private percentilesOf(volume: Volume): ImageFacts['percentiles'] {
    const percentiles = this.percentiles.get(volume) ?? percentilesOf(volume.data);
    this.percentiles.set(volume, percentiles);
    return percentiles;
  }

  private async read(request: ViewerImageRequest): Promise<Volume> {
    const { image } = await this.index.find(request);
    const volume = await this.volumes.read(image, 'image');
    if (!volume.ok) throw refuseFile(request.case_id, volume.issue);
    if (request.image_sha256 === null || request.image_sha256 === volume.value.sha256)
      return volume.value;
    throw new GatewayRefusal(
      409,
      `Case ${request.case_id}: image: the file is not the one that was registered. ` +
        'Put that one back, or register the cohort again.',
    );
  }

  private async outlineReference(
    { case_id, slice, reference }: ViewerOutlinesRequest,
    image: Grid,
    file: string,
  ): Promise<Outline> {
    const labels = new Set(reference?.labels);
    const volume = await this.onGrid(file, image);
    if (!volume.ok) return noOutline(REFERENCE_OUTLINE, sentence(case_id, volume.issue));
    return outline(REFERENCE_OUTLINE, volume.value, slice, (value) => labels.has(value));
  }

  private async outlineMask(
    arm: string,
    file: string | null,
    image: Grid,
    slice: number,
  ): Promise<Outline> {
    const volume = file === null ? null : await this.onGrid(file, image);
    if (volume?.ok) return outline(arm, volume.value, slice, (value) => value > 0);
    const why = volume ? `cannot be shown (${volume.issue.code})` : 'is no longer in the store';
    return noOutline(
      arm,
      `The mask of arm ${arm} ${why}. Run the case again to have it made anew.`,
    );
  }

  /** A mask's volume, when it lies on the image's grid. */
  private async onGrid(file: string, image: Grid): Promise<Result<Volume>> {
    const volume = await this.volumes.read(file, 'reference');
    if (!volume.ok) return volume;
    const same = sameGrid(image, volume.value.grid);
    return same.ok ? volume : same;
  }
}

const noOutline = (name: string, problem: string): Outline => ({ name, polygons: [], problem });

function outline(
  name: string,
  { grid, data }: Volume,
  slice: number,
  isInside: (value: number) => boolean,
): Outline {
  const frame = radiologicalFrame(grid);
  const values = frameSlice(data, frame, slice);
  const inside = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i += 1) inside[i] = isInside(values[i]) ? 1 : 0;
  return { name, polygons: maskOutlines(inside, frame.size[0], frame.size[1]), problem: null };
}

function checkSlice({ case_id, slice }: { case_id: string; slice: number }, { size }: Frame): void {
  if (slice < size[2]) return;
  throw new GatewayRefusal(
    404,
    `Case ${case_id} has the slices 0 to ${size[2] - 1}, and no slice ${slice}.`,
  );
}

/** What was found in a case's file, then what to do. */
const sentence = (caseId: string, { code, message }: CaseIssue): string =>
  `Case ${caseId}: ${message}. ${ERRORS[code].meaning} (${code})`;

const refuseFile = (caseId: string, issue: CaseIssue): GatewayRefusal =>
  new GatewayRefusal(issue.code === 'FILE_MISSING' ? 404 : 422, sentence(caseId, issue));
