'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

const PLACES = [
  ['Runs', '/runs'],
  ['Cohorts', '/cohorts'],
  ['Protocols', '/protocols'],
  ['Models', '/models'],
  ['Sites', '/sites'],
  ['Audit', '/audit'],
] as const;

export function MainNavigation() {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className="order-last flex w-full flex-wrap sm:order-none sm:w-auto sm:gap-x-1"
    >
      {PLACES.map(([name, href]) => {
        const here = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={clsx(
              'rounded px-1.5 py-1 sm:px-2',
              here ? 'bg-accent-soft font-medium text-text' : 'text-muted hover:text-text',
            )}
          >
            {name}
          </Link>
        );
      })}
    </nav>
  );
}
