'use client';

import { REFERENCE_OUTLINE, type Outline, type ViewerCase } from '@atrium/contracts';
import { outlineStyle } from './outline-style';
import type { CaseView } from './use-case-view';

interface LegendProps {
  readonly of: ViewerCase;
  readonly view: CaseView;
  readonly outlines: readonly Outline[];
}

/** Whose outline looks how, on the colour of the scan, and which could not be drawn. */
export function Legend({
  of,
  view: { outlined, hasBoxes, hasOutlines, set },
  outlines,
}: LegendProps) {
  const drawn = outlined.filter((id) => of.arms.some((one) => one.arm === id && one.has_mask));
  const problems = outlines.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded bg-scan px-2 py-1.5 text-xs text-on-scan">
        {of.has_reference && <Entry name={REFERENCE_OUTLINE} label="reference" arms={outlined} />}
        {drawn.map((arm) => (
          <Entry key={arm} name={arm} label={arm} arms={outlined} />
        ))}
        {!of.has_reference && drawn.length === 0 && 'Neither a reference nor a mask to outline.'}
        <span className="ml-auto flex gap-3">
          <Toggle
            label="Outlines"
            isOn={hasOutlines}
            onChange={(on) => void set({ outlines: on ? null : false })}
          />
          <Toggle
            label="Boxes"
            isOn={hasBoxes}
            onChange={(on) => void set({ boxes: on ? null : false })}
          />
        </span>
      </div>
      {problems.map((problem) => (
        <p key={problem} role="status" className="mt-1 text-warn">
          {problem}
        </p>
      ))}
    </>
  );
}

function Entry({ name, label, arms }: { name: string; label: string; arms: readonly string[] }) {
  const { stroke, dash } = outlineStyle(name, arms);
  return (
    <span className="flex min-w-0 items-center gap-1.5" data-legend={name}>
      <svg width={34} height={6} aria-hidden>
        <line
          x1={0}
          x2={34}
          y1={3}
          y2={3}
          stroke={stroke}
          strokeWidth={2.5}
          strokeDasharray={dash}
        />
      </svg>
      <span className="truncate">{label}</span>
    </span>
  );
}

function Toggle({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className="flex items-center gap-1">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="accent-(--outline-1)"
      />
      {label}
    </label>
  );
}
