import type { Result, TaskSpecificBundle } from '@atrium/contracts';
import { ofFamily, readGraph, type FoundBundle } from '../bundle/read';
import { confirmProvider } from '../confirm-provider';
import { createSession, type Provider, type SessionOptions } from '../session';
import type { RawVolume } from './crop';
import type { OnPatch } from './predict';
import { segmentScan, type Segmented } from './segment';
import { checkShapes, tensorSides } from './shapes';

/** A model that segments a whole scan without a prompt, loaded and warm. */
export interface TaskSpecific {
  readonly bundle: TaskSpecificBundle;
  /** SHA-256 of model.json. */
  readonly sha256: string;
  /** The execution provider that really runs it. */
  readonly provider: Provider;
  /**
   * Segments a scan, patch by patch.
   *
   * @param onPatch awaited after each run of the network
   * @returns INTENSITY_DEGENERATE, MODEL_OUTPUT_INVALID
   */
  segment(scan: RawVolume, onPatch: OnPatch): Promise<Result<Segmented>>;
  release(): Promise<void>;
}

/**
 * Loads a task-specific bundle: one graph, its hash checked on the bytes that are loaded, its shapes against model.json.
 *
 * @throws ModelError MODEL_HASH, PROVIDER_MISSING; MODEL_MISSING for a bundle of another family or a graph of another shape
 */
export async function loadTaskSpecific(
  any: FoundBundle,
  options: SessionOptions,
): Promise<TaskSpecific> {
  const found = ofFamily(any, 'task-specific');
  const { id, processor } = found.bundle;
  const graph = await readGraph(found, 'network');
  const network = await createSession(graph, options, `${id}: network`);
  checkShapes(found.bundle, network);
  await confirmProvider(graph, id, [1, 1, ...tensorSides(processor)], options);
  return {
    bundle: found.bundle,
    sha256: found.sha256,
    provider: options.provider,
    segment: (scan, onPatch) => segmentScan(network, scan, processor, onPatch),
    release: () => network.release(),
  };
}
