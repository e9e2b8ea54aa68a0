'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

/** An answer with the question that it answers: titles, sentences and files are named after it, not after the address. */
export interface Answer<Q, T> {
  readonly asked: Q;
  readonly data: T;
  /** Something else is asked for by now, and not answered yet. */
  readonly isOld: boolean;
}

/** What a query answered; while another question is open, the answer before it with its own question. */
export function useAnswer<Q, T>(
  asked: Q,
  { data, error, refetch }: UseQueryResult<T, { readonly message: string }>,
) {
  const [last, setLast] = useState<Answer<Q, T>>();
  const current = useSame(asked);
  const isNew = data !== undefined && (last?.data !== data || last.asked !== current);
  if (isNew) setLast({ asked: current, data, isOld: false });
  const answer: Answer<Q, T> | undefined =
    data !== undefined
      ? { asked: current, data, isOld: false }
      : last && { ...last, isOld: last.asked !== current };
  return { data: answer, error, refetch };
}

/** The same object for as long as it says the same. */
function useSame<Q>(value: Q): Q {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

/** The second answer where it is of the question of the first; of another question, nothing. */
export const ofSame = <Q, T, U>(
  { asked }: Answer<Q, T>,
  other: Answer<Q, U> | undefined,
): U | null => (other && JSON.stringify(other.asked) === JSON.stringify(asked) ? other.data : null);
