import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './breadcrumbs';

interface PageHeadProps {
  readonly crumbs?: readonly Crumb[];
  readonly title: ReactNode;
  /** A word of state beside the title. */
  readonly badge?: ReactNode;
  /** A sentence on what the page shows. */
  readonly about?: ReactNode;
  /** What can be done here. */
  readonly actions?: ReactNode;
}

/** The head of a page: where it stands, what it is, what can be done. */
export function PageHead({ crumbs, title, badge, about, actions }: PageHeadProps) {
  return (
    <div className="mb-4">
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-xl font-semibold break-words">{title}</h1>
        {badge}
        {actions && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
      </div>
      {about && <p className="mt-1 text-muted">{about}</p>}
    </div>
  );
}
