'use client';

import { INTAKE_CODES, type IntakeView } from '@atrium/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useEffect } from 'react';
import { useTRPC } from '@/trpc/client';
import { isFinal, isOpen } from '../state-words';

const POLL_MS = 1000;
/** Somebody else may resume it. */
const POLL_IDLE_MS = 5000;
const POLL_FINDINGS_MS = 2000;
export const CASES_PER_PAGE = 50;
/** Where the table of cases stands on the page. */
export const CASES = 'cases';
/** No intake has as many cases. */
const MAX_PAGE = 100_000;
export const ONLY = ['all', 'found', 'errors', 'quarantined'] as const;

/** What of an intake's cases is shown. */
const view = {
  only: parseAsStringLiteral(ONLY).withDefault('all'),
  code: parseAsStringLiteral(INTAKE_CODES),
  page: parseAsInteger.withDefault(1),
  /** The case whose findings are open. */
  case: parseAsString,
};

export function useFindingsAddress() {
  const [state, set] = useQueryStates(view);
  const page = Math.min(Math.max(1, state.page), MAX_PAGE);
  return { ...state, page, set };
}

/** An intake as the centre knows it, followed as long as something may become of it. */
export function useIntake(id: string) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.intakes.show.queryOptions({ id }),
    refetchInterval: ({ state: { data } }) =>
      data && isFinal(data) ? false : !data || isOpen(data) ? POLL_MS : POLL_IDLE_MS,
  });
}

/** What its site shows of it: what was recognised, and a page of its cases. Its machine is not asked while it is away. */
export function useFindings(intake: IntakeView) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { only, code, page } = useFindingsAddress();
  const stamp = `${intake.state}/${intake.attempt}`;
  useEffect(() => {
    void queries.invalidateQueries(trpc.intakes.read.pathFilter());
  }, [queries, trpc, stamp]);
  return useQuery({
    ...trpc.intakes.read.queryOptions({
      id: intake.id,
      only,
      ...(code && { code }),
      offset: (page - 1) * CASES_PER_PAGE,
      limit: CASES_PER_PAGE,
    }),
    enabled: intake.online && intake.state !== 'cancelled',
    placeholderData: keepPreviousData,
    refetchInterval: isOpen(intake) ? POLL_FINDINGS_MS : false,
  });
}
