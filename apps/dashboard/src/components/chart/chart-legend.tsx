import type { LegendEntry } from '@atrium/charts';

/** What colours, dashes and shapes stand for. */
export function ChartLegend({ entries }: { entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {entries.map((entry) => (
        <li key={entry.label} className="flex min-w-0 items-center gap-1.5">
          <svg width={28} height={14} aria-hidden className="shrink-0">
            <Mark {...entry} />
          </svg>
          <span className="min-w-0 wrap-anywhere">{entry.label}</span>
        </li>
      ))}
    </ul>
  );
}

function Mark({ colour, dash, shape = 'circle', isHollow }: LegendEntry) {
  const look = isHollow ? { fill: 'none', stroke: colour, strokeWidth: 2 } : { fill: colour };
  if (shape === 'line') {
    return (
      <line x1={2} x2={26} y1={7} y2={7} stroke={colour} strokeWidth={2} strokeDasharray={dash} />
    );
  }
  if (shape === 'circle') return <circle cx={14} cy={7} r={4.5} {...look} />;
  return (
    <rect
      x={10}
      y={3}
      width={8}
      height={8}
      {...look}
      transform={shape === 'diamond' ? 'rotate(45 14 7)' : undefined}
    />
  );
}
