'use client';

import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { formParams, type GivenIntake } from './form-params';

/**
 * What is given, begun from the address. It stands here and the address follows as a whole: on a busy machine the address
 * loses what several fields tell it one after the other.
 */
export function useGiven(): [GivenIntake, (part: Partial<GivenIntake>) => void] {
  const [address, setAddress] = useQueryStates(formParams);
  const [given, setGiven] = useState(address);
  const change = (part: Partial<GivenIntake>) => {
    const next = { ...given, ...part };
    setGiven(next);
    void setAddress(next);
  };
  return [given, change];
}
