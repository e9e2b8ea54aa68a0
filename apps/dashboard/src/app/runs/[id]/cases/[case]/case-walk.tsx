'use client';

import type { Neighbours, ViewerArm } from '@atrium/contracts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/button';
import { Segmented } from '@/components/segmented';

interface CaseWalkProps {
  readonly neighbours: Neighbours | undefined;
  readonly arm: ViewerArm | null;
  readonly order: 'manifest' | 'worst';
  readonly onOrder: (order: 'manifest' | 'worst') => void;
  readonly hrefOf: (caseId: string) => string;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Which case of how many, in which order, and the ways to the one before and the next. */
export function CaseWalk({
  neighbours,
  arm,
  order,
  onOrder,
  hrefOf,
  isFiltered,
  onClear,
}: CaseWalkProps) {
  const of = isFiltered ? 'in the filter' : 'of the run';
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Segmented
        label="Cases"
        value={order}
        options={[
          ['manifest', 'as in the manifest'],
          ['worst', arm ? `worst Dice of ${arm.arm} first` : 'worst Dice first'],
        ]}
        onChange={onOrder}
      />
      <Way label="Previous case" caseId={neighbours?.previous} hrefOf={hrefOf}>
        <ChevronLeft size={16} aria-hidden /> Previous
      </Way>
      <span className="tabular-nums" data-testid="place">
        {neighbours &&
          (neighbours.place === null
            ? `not among the ${neighbours.total} ${of}`
            : `${neighbours.place} of ${neighbours.total} ${of}`)}
      </span>
      <Way label="Next case" caseId={neighbours?.next} hrefOf={hrefOf}>
        Next <ChevronRight size={16} aria-hidden />
      </Way>
      {isFiltered && <Button onClick={onClear}>Drop the filter</Button>}
    </div>
  );
}

interface WayProps {
  readonly label: string;
  readonly caseId: string | null | undefined;
  readonly hrefOf: (caseId: string) => string;
  readonly children: React.ReactNode;
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
