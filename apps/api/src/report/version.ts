import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** Atrium's version: of the checkout, the same from src and from dist. */
export const readVersion = (): string =>
  packageSchema.parse(
    JSON.parse(readFileSync(path.resolve(__dirname, '../../../../package.json'), 'utf8')),
  ).version;
