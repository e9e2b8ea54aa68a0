import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Software } from '@atrium/contracts';
import { onnxruntimeVersion } from '@atrium/models';
import { z } from 'zod';

/** Of this worker; the same place from src/ and from dist/. */
export function packageVersion(): string {
  const text = readFileSync(path.join(__dirname, '../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** What computes here. */
export const softwareVersions = (): Software => ({
  atrium: packageVersion(),
  onnxruntime: onnxruntimeVersion,
  node: process.version,
});
