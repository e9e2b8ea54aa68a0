'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button, buttonClass } from '@/components/button';
import { Segmented } from '@/components/segmented';
import type { CaseView } from './use-case-view';
import type { useWalk } from './use-walk';

interface CaseWalkProps {
  readonly walk: ReturnType<typeof useWalk>;
  readonly view: CaseView;
}

/** Which case of how many, in which order, and the ways to the one before and the next. */
export function CaseWalk({ walk, view: { arm, order, set } }: CaseWalkProps) {
  const { neighbours, hrefOf, isFiltered, clear } = walk;
  const among = isFiltered ? 'in the filter' : 'of the run';
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
      <Way label="Previous case" caseId={neighbours?.previous} hrefOf={hrefOf}>
        <ChevronLeft size={16} aria-hidden /> Previous
      </Way>
      <span className="tabular-nums" data-testid="place" role="status">
        {neighbours &&
          (neighbours.place === null
            ? `not among the ${neighbours.total} ${among}`
            : `${neighbours.place} of ${neighbours.total} ${among}`)}
      </span>
      <Way label="Next case" caseId={neighbours?.next} hrefOf={hrefOf}>
        Next <ChevronRight size={16} aria-hidden />
      </Way>
      <Segmented
        label="Order"
        value={order}
        options={[
          ['manifest', 'manifest'],
          ['worst', 'worst Dice first'],
        ]}
        onChange={(next) => void set({ order: next })}
      />
      {order === 'worst' && arm && (
        <span className="max-w-[28ch] truncate text-muted" title={arm.arm}>
          of {arm.arm}
        </span>
      )}
      {isFiltered && <Button onClick={clear}>Drop the filter</Button>}
    </div>
  );
}

interface WayProps {
  readonly label: string;
  readonly caseId: string | null | undefined;
  readonly hrefOf: (caseId: string) => string;
  readonly children: ReactNode;
}

function Way({ label, caseId, hrefOf, children }: WayProps) {
  if (!caseId)
    return (
      <Button disabled aria-label={label}>
        {children}
      </Button>
    );
  return (
    <Link
      href={hrefOf(caseId)}
      title={caseId}
      aria-label={`${label}: ${caseId}`}
      className={buttonClass()}
    >
      {children}
    </Link>
  );
}
