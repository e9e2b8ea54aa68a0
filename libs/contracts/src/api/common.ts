import { z } from 'zod';

/* What the API takes and gives. */

/** ISO 8601 in UTC. */
export const timeSchema = z.iso.datetime();
export const rowIdSchema = z.uuid();
/** Undefined is null, never 0. */
export const measuredSchema = z.number().nullable();
