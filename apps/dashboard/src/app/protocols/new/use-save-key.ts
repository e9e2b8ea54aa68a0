'use client';

import { useEffect, useEffectEvent } from 'react';

/** Ctrl-S (Cmd-S) saves, wherever the focus is. */
export function useSaveKey(save: () => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    save();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
