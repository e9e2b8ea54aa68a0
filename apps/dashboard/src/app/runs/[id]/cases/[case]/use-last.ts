'use client';

import { useState } from 'react';

/** A value, or the last one there was while there is none. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  // Kept while rendering, as React has it, so that no frame is drawn without.
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
