'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

export interface TabLink {
  readonly label: string;
  readonly href: string;
}

interface TabLinksProps {
  readonly label: string;
  readonly tabs: readonly TabLink[];
  /** What goes along from one to the other, with its question mark. */
  readonly query?: string;
}

/** The parts of one thing, each with an address of its own. */
export function TabLinks({ label, tabs, query = '' }: TabLinksProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="mb-4 flex flex-wrap gap-x-1 border-b border-line">
      {tabs.map(({ label: text, href }) => (
        <Link
          key={href}
          href={href + query}
          aria-current={pathname === href ? 'page' : undefined}
          className={clsx(
            '-mb-px border-b-2 px-3 py-1.5',
            pathname === href
              ? 'border-accent font-medium'
              : 'border-transparent text-muted hover:text-text',
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
