'use client';

import type { ModelSummary } from '@atrium/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CheckResult } from './check';
import { ProtocolChecker, type CheckOutcome } from './checker';

const DEBOUNCE_MS = 250;

const startWorker = () => new Worker(new URL('./check.worker.ts', import.meta.url));

type Good = Extract<CheckResult, { ok: true }>;

interface Known {
  readonly text: string | null;
  readonly state: 'checked' | 'slow' | 'broken';
  readonly result: CheckResult | null;
  readonly good: Good | null;
}

export interface Check {
  /** What is known of the text as it stands. */
  readonly state: Known['state'] | 'checking';
  /** Of the newest text that was checked; null where it could not be. */
  readonly result: CheckResult | null;
  /** The newest result without problems. */
  readonly good: Good | null;
  /** Checks a text at once. */
  readonly checkNow: (text: string) => Promise<CheckOutcome>;
}

/** Checks a text in a worker, a moment after its last change; not before the models are known. */
export function useCheck(text: string, models: readonly ModelSummary[] | undefined): Check {
  const checker = useRef<ProtocolChecker>(null);
  const [known, setKnown] = useState<Known>({
    text: null,
    state: 'checked',
    result: null,
    good: null,
  });
  useEffect(() => {
    const opened = new ProtocolChecker(startWorker);
    checker.current = opened;
    return () => opened.dispose();
  }, []);
  const checkNow = useCallback(
    async (now: string): Promise<CheckOutcome> => {
      if (!checker.current || !models) return { state: 'superseded' };
      const outcome = await checker.current.check({ text: now, models: [...models] });
      setKnown((before) => withOutcome(before, now, outcome));
      return outcome;
    },
    [models],
  );
  useEffect(() => {
    const timer = setTimeout(() => void checkNow(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, checkNow]);
  const { state, result, good } = known;
  return { state: known.text === text ? state : 'checking', result, good, checkNow };
}

function withOutcome(before: Known, text: string, outcome: CheckOutcome): Known {
  if (outcome.state === 'superseded') return before;
  if (outcome.state !== 'checked') return { ...before, text, state: outcome.state, result: null };
  const { state, result } = outcome;
  return { text, state, result, good: result.ok ? result : before.good };
}
