'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** What the address says besides the version. */
export const useProtocolAddress = () =>
  useQueryStates({
    /** The version that this one is compared with. */
    against: parseAsString,
    /** What saving it made, for the sentence that says so. */
    saved: parseAsStringLiteral(['new', 'same']),
  });
