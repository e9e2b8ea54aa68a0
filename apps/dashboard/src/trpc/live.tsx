'use client';

import { createContext, use, useCallback, useEffect, useState, type ReactNode } from 'react';

interface Live {
  /** How many subscriptions wait for their connection. */
  readonly lost: number;
  readonly add: (change: 1 | -1) => void;
}

const LiveContext = createContext<Live>({ lost: 0, add: () => undefined });

/** Keeps which subscriptions of the page have no connection, for the frame to say. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [lost, setLost] = useState(0);
  const add = useCallback((change: 1 | -1) => setLost((before) => before + change), []);
  return <LiveContext value={{ lost, add }}>{children}</LiveContext>;
}

/** Whether a subscription of the page has no connection. */
export const useIsLiveLost = (): boolean => use(LiveContext).lost > 0;

/** A connection that is made anew within this time was never missed. */
const MISSED_AFTER_MS = 1500;

/** Has the frame say that the connection is lost, as long as it is. */
export function useLostConnection(isLost: boolean): void {
  const { add } = use(LiveContext);
  useEffect(() => {
    if (!isLost) return;
    let said = false;
    const timer = setTimeout(() => {
      said = true;
      add(1);
    }, MISSED_AFTER_MS);
    return () => {
      clearTimeout(timer);
      if (said) add(-1);
    };
  }, [isLost, add]);
}
