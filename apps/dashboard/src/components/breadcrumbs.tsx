import Link from 'next/link';

export interface Crumb {
  readonly label: string;
  /** Missing for the page itself. */
  readonly href?: string;
}

/** Where a page stands, from the list it belongs to down to itself. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="mb-1 text-xs">
      <ol className="flex flex-wrap gap-x-1.5">
        {crumbs.map(({ label, href }, i) => (
          <li key={`${i} ${label}`} className="flex min-w-0 gap-x-1.5 text-muted">
            {i > 0 && <span aria-hidden>/</span>}
            {href ? (
              <Link href={href} className="hover:text-text hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="max-w-[40ch] truncate" title={label}>
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
