const TONES: Record<string, string> = {
  finished: 'text-good border-good',
  running: 'text-accent border-accent',
  paused: 'text-warn border-warn',
  pausing: 'text-warn border-warn',
  cancelling: 'text-bad border-bad',
  cancelled: 'text-bad border-bad',
  retrying: 'text-warn border-warn',
  'waiting for a worker': 'text-warn border-warn',
  stopping: 'text-warn border-warn',
  stopped: 'text-warn border-warn',
  ready: 'text-accent border-accent',
  confirmed: 'text-good border-good',
  refused: 'text-bad border-bad',
  failed: 'text-bad border-bad',
};

/** The state of a run, of a site in it or of an intake, as a word. */
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
