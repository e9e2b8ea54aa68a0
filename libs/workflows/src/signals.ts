/** Names of the signals that evaluateRun and evaluateSite take; free of the workflow runtime, for clients. */
export const PAUSE = 'pause';
export const RESUME = 'resume';

export interface PauseRequest {
  readonly stopRunning: boolean;
}
