'use client';

import { useState } from 'react';
import { keepDraft, readDraft } from './draft';

/** A text that is kept in this tab while it is not saved. */
export function useDraft(start: string, source: string) {
  const [found] = useState(() => readDraft(start));
  const [text, setText] = useState(found ?? source);
  const [isKept, setKept] = useState(found !== null);
  const change = (next: string) => {
    setText(next);
    setKept(keepDraft(start, next === source ? null : next));
  };
  return {
    text,
    isChanged: text !== source,
    isKept,
    /** Whether the text was there before this page was opened. */
    isFound: found !== null && found !== source,
    change,
    forget: () => keepDraft(start, null),
  };
}
