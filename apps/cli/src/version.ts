import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CHECKOUT } from './env';

const packageSchema = z.object({ version: z.string() });

const versionIn = (file: string): string =>
  packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;

/** Atrium's version. */
export const version = (): string => versionIn(path.join(CHECKOUT, 'package.json'));

/** onnxruntime-node's version, without loading it. */
export const onnxruntimeVersion = (): string =>
  versionIn(path.join(CHECKOUT, 'node_modules/onnxruntime-node/package.json'));
