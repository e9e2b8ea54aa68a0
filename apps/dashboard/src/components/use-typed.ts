'use client';

import { useState, type ChangeEvent } from 'react';

/**
 * What a field shows: what stands in it from the first key to the moment somebody leaves it, the value otherwise. A value of
 * the address lags behind on a busy machine, and a field that followed it then would lose what was typed since.
 */
export function useTyped(value: string, onChange: (typed: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  return {
    value: typed ?? value,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      setTyped(target.value);
      onChange(target.value);
    },
    onBlur: () => setTyped(null),
  };
}
