'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';

const THEMES = [
  ['system', 'As the system', Monitor],
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
] as const;

const never = () => () => undefined;

/** Goes round system, light, dark. What it shows is known in the browser only. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const at = Math.max(
    0,
    THEMES.findIndex(([name]) => inBrowser && name === theme),
  );
  const [, label, Icon] = THEMES[at];
  const [next, nextLabel] = THEMES[(at + 1) % THEMES.length];
  return (
    <button
      type="button"
      onClick={() => setTheme(next)}
      title={`Theme: ${label}. Next: ${nextLabel}`}
      className="flex items-center gap-1.5 rounded px-2 py-1 text-muted hover:text-text"
    >
      <Icon size={16} aria-hidden />
      <span className="sr-only">Theme: {label}</span>
    </button>
  );
}
