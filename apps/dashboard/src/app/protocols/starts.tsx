import { PROTOCOL_TEMPLATES } from '@atrium/protocol/templates';
import clsx from 'clsx';
import Link from 'next/link';

interface StartsProps {
  /** The template that is open, if one is. */
  readonly current?: string | null;
}

/** The templates that a new protocol may begin with. */
export function Starts({ current }: StartsProps) {
  return (
    <ul className="grid gap-3 sm:grid-cols-3">
      {PROTOCOL_TEMPLATES.map(({ id, title, about }) => (
        <li key={id}>
          <Link
            href={`/protocols/new?template=${id}`}
            aria-current={id === current ? 'page' : undefined}
            className={clsx(
              'block h-full rounded border px-3 py-2 hover:border-accent',
              id === current ? 'border-accent bg-accent-soft' : 'border-line bg-panel',
            )}
          >
            <span className="font-medium">{title}</span>
            <span className="block text-muted">{about}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
