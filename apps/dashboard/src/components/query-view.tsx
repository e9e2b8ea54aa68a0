'use client';

import type { ReactNode } from 'react';
import { Button } from './button';
import { Notice } from './notice';

interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: { readonly message: string } | null;
  readonly refetch: () => unknown;
}

interface QueryViewProps<T> {
  readonly query: QueryLike<T>;
  /** What is being read, as in "Loading the runs." */
  readonly what: string;
  /** Whether there is nothing to show, and what to say then. */
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What a query gave, or that it is loading, empty or failed: the same on every page. Old data stays beside an error. */
export function QueryView<T>({
  query: { data, error, refetch },
  what,
  isEmpty,
  empty,
  children,
}: QueryViewProps<T>) {
  return (
    <>
      {error && (
        <Notice tone="bad">
          {error.message}{' '}
          <Button className="ml-2" onClick={() => void refetch()}>
            Try again
          </Button>
        </Notice>
      )}
      {data === undefined && !error && <Loading what={what} />}
      {data !== undefined && (isEmpty?.(data) ? <Notice>{empty}</Notice> : children(data))}
    </>
  );
}

/** Bars where the content will stand, and a sentence for those who do not see them. */
export function Loading({ what }: { what: string }) {
  return (
    <div role="status" className="animate-pulse space-y-2 py-2">
      <span className="sr-only">Loading {what}.</span>
      {[92, 78, 85].map((width) => (
        <div key={width} className="h-4 rounded bg-sunken" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
