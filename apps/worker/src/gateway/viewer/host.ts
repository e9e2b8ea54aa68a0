import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImageFacts, SliceOutlines } from '@atrium/contracts';
import { describeError, type Logger } from '../../log';
import { numberedAnswerSchema, viewerAnswerSchemas, type ViewerQuestion } from './messages';
import { GatewayRefusal } from '../refusal';

export interface ViewerOptions {
  readonly home: string;
  /** Bytes of voxels that are kept for the next slice. */
  readonly maxBytes: number;
  /** Node's options of the thread; the process's own by default. */
  readonly execArgv?: readonly string[];
}

interface Asked {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Asking<K extends ViewerQuestion['kind']> = Extract<ViewerQuestion, { kind: K }>['request'];

/** Renders slices and outlines in a thread of its own, which is replaced when it ended. */
export class Viewer {
  private thread: Worker | null = null;
  private readonly asked = new Map<number, Asked>();
  private lastId = 0;

  constructor(
    private readonly options: ViewerOptions,
    private readonly log: Logger,
  ) {}

  /** @throws GatewayRefusal, as the others do */
  async image(request: Asking<'image'>): Promise<ImageFacts> {
    return viewerAnswerSchemas.image.parse(await this.ask({ kind: 'image', request }));
  }

  /** A PNG. */
  async slice(request: Asking<'slice'>): Promise<Uint8Array> {
    return viewerAnswerSchemas.slice.parse(await this.ask({ kind: 'slice', request }));
  }

  async outlines(request: Asking<'outlines'>): Promise<SliceOutlines> {
    return viewerAnswerSchemas.outlines.parse(await this.ask({ kind: 'outlines', request }));
  }

  /** Ends the thread; what was asked is refused. */
  async close(): Promise<void> {
    await this.thread?.terminate();
  }

  /** Starts the thread before it is needed: the first slice then waits for its scan alone. */
  warmUp(): void {
    this.thread ??= this.start();
  }

  private ask(question: ViewerQuestion): Promise<unknown> {
    const thread = this.thread ?? this.start();
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      thread.postMessage({ id, question });
    });
  }

  private start(): Worker {
    const { home, maxBytes, execArgv = process.execArgv } = this.options;
    const entry = path.join(__dirname, `thread${path.extname(__filename)}`);
    const thread = new Worker(entry, { workerData: { home, maxBytes }, execArgv: [...execArgv] });
    thread.on('message', (raw) => this.hear(raw));
    // An error ends the thread: exit follows.
    thread.on('error', (error) => this.log.error(describeError(error), 'viewer thread failed'));
    thread.once('exit', () => this.end());
    this.thread = thread;
    return thread;
  }

  private hear(raw: unknown): void {
    const message = numberedAnswerSchema.parse(raw);
    const asked = this.asked.get(message.id);
    this.asked.delete(message.id);
    if (!asked) return;
    if (message.kind === 'answer') return asked.resolve(message.answer);
    if (message.kind === 'refusal')
      return asked.reject(new GatewayRefusal(message.status, message.message));
    this.log.error(message.details, 'viewer failed');
    asked.reject(new Error('the viewer failed'));
  }

  private end(): void {
    this.thread = null;
    for (const { reject } of this.asked.values()) reject(new Error('the viewer thread ended'));
    this.asked.clear();
  }
}
