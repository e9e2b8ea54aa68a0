const TONES: Record<string, string> = {
  finished: 'text-good border-good',
  running: 'text-accent border-accent',
  paused: 'text-warn border-warn',
  pausing: 'text-warn border-warn',
  cancelling: 'text-bad border-bad',
  cancelled: 'text-bad border-bad',
  retrying: 'text-warn border-warn',
  'waiting for a worker': 'text-warn border-warn',
};

/** The state of a run or of a site in it, as a word. */
export function StateBadge({ state }: { state: string }) {
  const tone = TONES[state] ?? 'text-muted border-line';
  return (
    <span
      className={`inline-block rounded-full border px-2 whitespace-nowrap text-xs leading-5 ${tone}`}
    >
      {state}
    </span>
  );
}
