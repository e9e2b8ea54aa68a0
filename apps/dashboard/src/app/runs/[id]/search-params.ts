import { z } from 'zod';

const searchSchema = z.object({ page: z.coerce.number().int().min(1).catch(1) });

/** The page of the results table, from 1; nonsense in the address is the first page. */
export const parsePage = (search: Record<string, string | string[] | undefined>): number =>
  searchSchema.parse({ page: search['page'] ?? 1 }).page;
