import type { CaseProcess } from './case-process/host';
import type { Centre } from './centre';
import type { DataRoots } from './data-roots';
import type { Holds } from './holds';
import type { Inspectors } from './intake/threads/inspectors';
import type { Logger } from './log';
import type { Models } from './models';
import type { Slots } from './slots';

/** What every site served by this worker shares. */
export interface Machine {
  readonly home: string;
  /** The same over restarts. */
  readonly workerId: string;
  readonly roots: DataRoots;
  readonly provider: 'cpu' | 'cuda';
  /** onnxruntime's threads in each slot. */
  readonly threads: number;
  readonly models: Models;
  readonly slots: Slots<CaseProcess>;
  readonly holds: Holds;
  readonly inspectors: Inspectors;
  readonly centre: Centre;
  /** Aborted once this worker is told to stop. */
  readonly ending: AbortSignal;
  readonly log: Logger;
}

/** One site that this worker serves. */
export interface Site {
  readonly id: string;
  /** The site's token at the centre, as last given. */
  token(): string;
}
