'use client';

import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';

/**
 * Goes to another page, once what was typed or chosen last stands in this page's address: that change comes a moment late
 * (nuqs, some 150 ms), and one that comes after the step undoes it.
 */
export function useGo(): (href: string) => Promise<void> {
  const { push } = useRouter();
  // Of no key: it is over when every change under way is.
  const [, settle] = useQueryStates({});
  return useCallback(
    async (href) => {
      await settle({});
      push(href);
    },
    [push, settle],
  );
}
