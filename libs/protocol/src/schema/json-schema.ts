import { protocolYamlSchema } from '@atrium/contracts';
import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** JSON Schema (draft 2020-12) of a protocol file, for editors; pinned as libs/protocol/protocol.schema.json. */
export const protocolJsonSchema = (): JsonSchema => ({
  title: 'Atrium protocol',
  ...z.toJSONSchema(protocolYamlSchema),
});
