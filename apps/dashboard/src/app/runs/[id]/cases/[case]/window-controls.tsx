'use client';

import type { GreyWindow, ImageFacts } from '@atrium/contracts';
import { Select } from '@/components/select';
import { useTyped } from '@/components/use-typed';
import { levelOf, presetsOf, widthOf, windowAt } from './window-level';

interface WindowControlsProps {
  readonly facts: ImageFacts;
  /** null is the automatic one. */
  readonly window: GreyWindow | null;
  readonly onChange: (window: GreyWindow | null) => void;
}

const CUSTOM = 'custom';
const isSame = (a: GreyWindow | null, b: GreyWindow | null): boolean =>
  a === b || (a !== null && b !== null && a.low === b.low && a.high === b.high);

/** Which intensities are black and white: by level and width, or one of the usual windows. */
export function WindowControls({ facts, window, onChange }: WindowControlsProps) {
  const presets = presetsOf(facts);
  const chosen = presets.find(([, preset]) => isSame(preset, window))?.[0] ?? CUSTOM;
  const shown = window ?? facts.automatic;
  const names = presets.map(([name]) => name);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Select
        label="Window"
        value={chosen}
        options={[...names, ...(chosen === CUSTOM ? [CUSTOM] : [])].map((name) => [name, name])}
        onChange={(name) => onChange(presets.find(([one]) => one === name)?.[1] ?? null)}
      />
      <NumberField
        label="Level"
        value={levelOf(shown)}
        onChange={(level) => onChange(windowAt(level, widthOf(shown)))}
      />
      <NumberField
        label="Width"
        value={widthOf(shown)}
        onChange={(width) => onChange(windowAt(levelOf(shown), width))}
      />
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Follows the value until somebody types; what is no number changes nothing. */
function NumberField({ label, value, onChange }: NumberFieldProps) {
  const typed = useTyped(String(Number(value.toPrecision(5))), (text) => {
    const number = Number(text);
    if (text.trim() !== '' && Number.isFinite(number)) onChange(number);
  });
  return (
    <label className="flex items-center gap-2">
      <span className="text-xs text-muted">{label}</span>
      <input
        type="number"
        step="any"
        {...typed}
        className="w-20 rounded border border-line bg-panel px-2 py-1 tabular-nums"
      />
    </label>
  );
}
