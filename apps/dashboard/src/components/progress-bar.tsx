interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How much of something is done. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const share = total === 0 ? 0 : done / total;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      className="h-2 overflow-hidden rounded bg-line"
    >
      <div className="h-full bg-accent" style={{ width: `${100 * share}%` }} />
    </div>
  );
}
