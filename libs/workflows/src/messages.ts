import { defineSignal } from '@temporalio/workflow';
import { PAUSE, RESUME, type PauseRequest } from './signals';

/** Start no further case; `stopRunning` also stops the running ones, which start over on resume. */
export const pause = defineSignal<[PauseRequest]>(PAUSE);

/** Go on. */
export const resume = defineSignal(RESUME);
