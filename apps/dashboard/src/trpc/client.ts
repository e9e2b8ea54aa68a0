'use client';

import type { AppRouter } from '@atrium/api-client';
import { createTRPCContext } from '@trpc/tanstack-react-query';

/** Queries, mutations and subscriptions of the API, typed. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
