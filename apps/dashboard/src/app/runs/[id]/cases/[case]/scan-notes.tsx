import type { ViewerCase } from '@atrium/contracts';
import { useEffect, useState } from 'react';
import { SiteError } from './site-fetch';

interface ScanNotesProps {
  readonly of: ViewerCase;
  readonly slice: number;
  /** Whether the slice that is shown is the one that was asked for. */
  readonly isThere: boolean;
  readonly error: Error | null;
}

/** What is to be said on the scan: which slice, that it is on its way, or why it does not come. */
export function ScanNotes({ of, slice, isThere, error }: ScanNotesProps) {
  return (
    <>
      <span className="absolute top-2 left-2 rounded bg-scan/70 px-1.5 text-xs text-on-scan tabular-nums">
        {of.case_id}, slice {slice}
      </span>
      <Corner className="top-1/2 left-1">R</Corner>
      <Corner className="top-1/2 right-1">L</Corner>
      <Corner className="top-1 left-1/2">A</Corner>
      <Corner className="bottom-1 left-1/2">P</Corner>
      {error ? (
        <p
          role="alert"
          className="absolute inset-x-4 bottom-8 rounded border border-warn bg-panel px-3 py-2 text-text"
        >
          {error.message}
          {error instanceof SiteError && error.mayPass && ' Trying again.'}
        </p>
      ) : (
        !isThere && <Reading key={slice} slice={slice} site={of.site} />
      )}
    </>
  );
}

const SLOW_MS = 4000;

/** A site that is slow is told from one that is about to answer. */
function Reading({ slice, site }: { slice: number; site: string }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p
      role="status"
      className="absolute right-2 bottom-2 rounded bg-scan/70 px-1.5 text-xs text-on-scan"
    >
      {isSlow
        ? `${site} is slow to answer: still waiting for slice ${slice}`
        : `Reading slice ${slice} at ${site}`}
    </p>
  );
}

/** Where the patient's right, left, front and back are. */
function Corner({ className, children }: { className: string; children: string }) {
  return (
    <span
      aria-hidden
      className={`absolute rounded bg-scan/60 px-1 text-xs font-semibold text-on-scan ${className}`}
    >
      {children}
    </span>
  );
}
