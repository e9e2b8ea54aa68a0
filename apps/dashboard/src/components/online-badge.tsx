import { formatTime } from './format';

/** Whether a worker was heard of in the last 15 s, or since when it was not. */
export function OnlineBadge({
  online,
  lastSeenAt,
}: {
  online: boolean;
  lastSeenAt: string | null;
}) {
  if (online) return <span className="whitespace-nowrap text-good">online</span>;
  return (
    <span className="text-bad">
      {lastSeenAt === null ? 'never seen' : `offline since ${formatTime(lastSeenAt)}`}
    </span>
  );
}
