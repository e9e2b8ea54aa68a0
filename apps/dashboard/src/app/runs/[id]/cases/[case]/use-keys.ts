'use client';

import { useEffect, useEffectEvent } from 'react';

/** What each key does. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Hears keys wherever the focus is, but where it is typed or chosen, and not while a dialog asks for an answer. */
export function useKeys(actions: KeyActions): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

const MOVES = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** Groups of choices and tables that scroll have arrows of their own. */
const WITH_MOVES = '[role="radio"], [role="toolbar"], [role="group"][tabindex]';

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true;
  if (target.closest('select, textarea, [contenteditable="true"]')) return true;
  if (MOVES.has(key) && target.closest(WITH_MOVES)) return true;
  return target instanceof HTMLInputElement && !UNTYPED.has(target.type);
}

const UNTYPED = new Set(['checkbox', 'range', 'button']);
