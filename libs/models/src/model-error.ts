import type { ErrorCode } from '@atrium/contracts';

/** Why a model cannot run on this machine: nothing that the data or another attempt would change. */
export type ModelErrorCode = Extract<
  ErrorCode,
  'PROVIDER_MISSING' | 'MODEL_MISSING' | 'MODEL_HASH'
>;

/** Thrown when a model cannot be loaded as it was asked for. The message names no path. */
export class ModelError extends Error {
  constructor(
    readonly code: ModelErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'ModelError';
  }
}
