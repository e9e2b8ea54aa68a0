import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { env, InferenceSession, Tensor, listSupportedBackends } from 'onnxruntime-node';
import { ModelError } from './model-error';

/*
 * The only importer of onnxruntime-node. Its run() is synchronous inside: it blocks the event loop of the process,
 * which is why models run in a process of their own.
 */

/** Of the package that runs the graphs. */
export const onnxruntimeVersion: string = env.versions.node ?? env.versions.common;

export type Provider = 'cpu' | 'cuda';

export interface SessionOptions {
  readonly provider: Provider;
  /** onnxruntime's intraOpNumThreads. */
  readonly threads: number;
  /** Its idle threads wait by spinning: faster, where no other session has threads of its own. */
  readonly spins?: boolean;
}

export type { Tensor } from 'onnxruntime-node';

/** What an error calls a graph that nobody named. */
const UNNAMED = 'the graph';

/** Shape of an input or output, by its name; a dimension that varies is a name. */
export type Shapes = Readonly<Record<string, readonly (number | string)[]>>;

/** One graph, loaded. */
export interface Session {
  readonly inputs: Shapes;
  readonly outputs: Shapes;
  /** Runs the graph; gives its outputs by name and the wall seconds that onnxruntime took. */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Outputs>;
  release(): Promise<void>;
}

export interface Outputs {
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly seconds: number;
}

/** A float32 tensor over `data`, which is not copied. */
export const float32 = (data: Float32Array, shape: readonly number[]): Tensor =>
  new Tensor('float32', data, shape);

/** An int64 tensor of whole numbers, one dimension. */
export const int64 = (...values: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);

/**
 * A float32 output.
 *
 * @throws when the graph gives no such output
 */
export function outputOf({ tensors }: Outputs, name: string): Tensor {
  const tensor = tensors[name];
  if (tensor?.type !== 'float32') throw new Error(`the graph gives no float32 "${name}"`);
  return tensor;
}

/**
 * The values of a float32 output.
 *
 * @throws when the graph gives no such output
 */
export function float32Output({ tensors }: Outputs, name: string): Float32Array {
  const data = tensors[name]?.data;
  if (!(data instanceof Float32Array)) throw new Error(`the graph gives no float32 "${name}"`);
  return data;
}

/**
 * Loads a graph on the provider asked for and on no other: fallback to the CPU is disabled.
 *
 * @param name what an error calls the graph
 * @throws ModelError PROVIDER_MISSING when the provider is not there or cannot run the whole graph; MODEL_MISSING for bytes
 * that are no graph, or one that this onnxruntime does not know how to run
 */
export async function createSession(
  model: Uint8Array,
  options: SessionOptions,
  name = UNNAMED,
): Promise<Session> {
  const session = await load(model, sessionOptions(options), options.provider, name);
  return {
    inputs: shapesOf(session.inputMetadata),
    outputs: shapesOf(session.outputMetadata),
    async run(feeds) {
      const started = performance.now();
      const tensors = await session.run(feeds);
      return { tensors, seconds: (performance.now() - started) / 1000 };
    },
    release: () => session.release(),
  };
}

const shapesOf = (values: readonly InferenceSession.ValueMetadata[]): Shapes =>
  Object.fromEntries(values.map((v) => [v.name, v.isTensor ? v.shape : []]));

function sessionOptions({
  provider,
  threads,
  spins = false,
}: SessionOptions): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    extra: {
      session: {
        // Each session has threads of its own; spinning, those of one that is done hold the cores that the next one needs.
        intra_op: { allow_spinning: spins ? '1' : '0' },
        ...(provider === 'cpu' ? {} : { disable_cpu_ep_fallback: '1' }),
      },
    },
  };
}

async function load(
  model: Uint8Array,
  options: InferenceSession.SessionOptions,
  provider: Provider,
  name: string,
): Promise<InferenceSession> {
  if (!listSupportedBackends().some((backend) => backend.name === provider)) {
    throw new ModelError('PROVIDER_MISSING', `onnxruntime was built without "${provider}"`);
  }
  try {
    return await InferenceSession.create(model, options);
  } catch (error) {
    if (provider === 'cpu') throw unloadable(error, name);
    // onnxruntime's own sentence may hold paths of this machine.
    const sentence = `the provider "${provider}" is configured and cannot be used on this machine`;
    throw new ModelError('PROVIDER_MISSING', sentence);
  }
}

/** A machine without memory is another matter than a graph: it may have some later. */
function unloadable(error: unknown, name: string): unknown {
  if (error instanceof Error && /alloc|memory/i.test(error.message)) return error;
  const sentence = `${name} is no graph that onnxruntime ${onnxruntimeVersion} can load`;
  return new ModelError('MODEL_MISSING', sentence);
}

/**
 * Which provider ran the nodes of a graph, from onnxruntime's profile of one run: the JavaScript API does not say.
 *
 * @returns onnxruntime's names, such as `CPUExecutionProvider`, sorted
 */
export async function providersThatRan(
  model: Uint8Array,
  feeds: Readonly<Record<string, Tensor>>,
  options: SessionOptions,
): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-profile-'));
  try {
    const profile = { enableProfiling: true, profileFilePrefix: path.join(folder, 'run') };
    const profiled = { ...sessionOptions(options), ...profile };
    const session = await load(model, profiled, options.provider, UNNAMED);
    await session.run(feeds);
    session.endProfiling();
    await session.release();
    const [file] = await readdir(folder);
    const text = file ? await readFile(path.join(folder, file), 'utf8') : '';
    const names = [...text.matchAll(/"provider"\s*:\s*"(\w+)"/g)].map(([, name = '']) => name);
    return [...new Set(names)].sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
