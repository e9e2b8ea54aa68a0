import type { Medsam2Bundle } from '@atrium/contracts';
import { readGraph, type FoundBundle } from '../bundle/read';
import { createSession, type Session, type SessionOptions } from '../session';
import { checkShapes, type GraphName } from './shapes';

/** The four graphs, loaded and warm. */
export type Graphs = Readonly<Record<GraphName, Session>>;

/**
 * Loads the four graphs, their hashes checked on the bytes that are loaded, their shapes against model.json.
 *
 * @throws ModelError MODEL_HASH, PROVIDER_MISSING; MODEL_MISSING for a graph that cannot be loaded, or a shape that model.json does not say
 */
export async function loadGraphs(
  found: FoundBundle<Medsam2Bundle>,
  options: SessionOptions,
): Promise<Graphs> {
  const loaded: Session[] = [];
  const isSmall = found.bundle.processor.featureSize <= SMALL_FEATURES;
  const load = async (name: GraphName): Promise<Session> => {
    const own = isSmall ? alone(name, options) : options;
    const graph = await readGraph(found, name);
    const session = await createSession(graph, own, `${found.bundle.id}: ${name}`);
    loaded.push(session);
    checkShapes(found.bundle, name, session);
    return session;
  };
  try {
    return {
      image_encoder: await load('image_encoder'),
      memory_attention: await load('memory_attention'),
      mask_decoder: await load('mask_decoder'),
      memory_encoder: await load('memory_encoder'),
    };
  } catch (error) {
    // Of a bundle that is refused nothing stays in memory.
    for (const session of loaded) await session.release();
    throw error;
  }
}

/**
 * Up to this side of the feature map the graphs after the encoder are faster on one thread than on two: at 160 px (side 10)
 * 9.7 ms a slice against 10.6, and the encoder, whose threads may then spin, 3.9 ms against 5.3 (docs/benchmarks.md).
 */
const SMALL_FEATURES = 16;

const alone = (name: GraphName, options: SessionOptions): SessionOptions =>
  name === 'image_encoder' ? { ...options, spins: true } : { ...options, threads: 1 };
