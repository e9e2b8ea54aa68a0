'use client';

import { REFERENCE_OUTLINE, type Outline, type ViewerCase } from '@atrium/contracts';
import { BOX_STYLE, outlineStyle, type OutlineStyle } from './outline-style';
import type { CaseView } from './use-case-view';

interface LegendProps {
  readonly of: ViewerCase;
  readonly view: CaseView;
  readonly outlines: readonly Outline[];
}

/** Whose outline looks how, on the colour of the scan, and which could not be drawn. */
export function Legend({ of, view, outlines }: LegendProps) {
  const { outlined, hasBoxes, hasOutlines, set } = view;
  const drawn = outlined.filter((id) => of.arms.some((one) => one.arm === id && one.has_mask));
  const problems = outlines.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  const entries: [string, OutlineStyle][] = [
    ...(of.has_reference ? [REFERENCE_OUTLINE] : []),
    ...drawn,
  ].map((name) => [name, outlineStyle(name, outlined)]);
  return (
    <>
      <ul className="space-y-1 rounded bg-scan px-2.5 py-2 text-xs text-on-scan">
        {entries.map(([name, style]) => (
          <Entry key={name} name={name} style={style} />
        ))}
        {view.arm && <Entry name={`box given to ${view.arm.arm}`} style={BOX_STYLE} />}
        {entries.length === 0 && <li>Neither a reference nor a mask to outline.</li>}
      </ul>
      <div className="mt-2 flex flex-wrap gap-x-5">
        <Toggle
          label="Outlines (o)"
          isOn={hasOutlines}
          onChange={(on) => void set({ outlines: on ? null : false })}
        />
        <Toggle
          label="Boxes (b)"
          isOn={hasBoxes}
          onChange={(on) => void set({ boxes: on ? null : false })}
        />
      </div>
      {problems.map((problem) => (
        <p key={problem} role="status" className="mt-2 text-warn">
          {problem}
        </p>
      ))}
    </>
  );
}

function Entry({ name, style: { stroke, dash } }: { name: string; style: OutlineStyle }) {
  return (
    <li className="flex items-center gap-2" data-legend={name}>
      <svg width={40} height={6} aria-hidden className="shrink-0">
        <line
          x1={0}
          x2={40}
          y1={3}
          y2={3}
          stroke={stroke}
          strokeWidth={2.5}
          strokeDasharray={dash}
        />
      </svg>
      <span className="min-w-0 truncate" title={name}>
        {name}
      </span>
    </li>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (on: boolean) => void;
}

function Toggle({ label, isOn, onChange }: ToggleProps) {
  return (
    <label className="flex items-center gap-1.5">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="accent-(--accent)"
      />
      {label}
    </label>
  );
}
