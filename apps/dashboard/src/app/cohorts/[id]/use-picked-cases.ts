'use client';

import { useState } from 'react';
import { keepTabText, readTabText } from '@/components/tab-storage';
import { pick, readPicked } from './picked-cases';

/** Cases of a version that somebody picked one by one. */
export interface PickedCases {
  readonly cases: readonly string[];
  readonly isPicked: (caseId: string) => boolean;
  readonly pick: (cases: readonly string[], isPicked: boolean) => void;
  readonly clear: () => void;
}

/** Picks that outlive pages of the table, other filters and a reload of the tab. */
export function usePickedCases(cohortId: string): PickedCases {
  const key = `atrium picked cases: ${cohortId}`;
  const [cases, setCases] = useState(() => readPicked(readTabText(key)));
  const picked = new Set(cases);
  const change = (next: string[]) => {
    setCases(next);
    keepTabText(key, next.length === 0 ? null : JSON.stringify(next));
  };
  return {
    cases,
    isPicked: (caseId) => picked.has(caseId),
    pick: (some, isPicked) => change(pick(cases, some, isPicked)),
    clear: () => change([]),
  };
}
