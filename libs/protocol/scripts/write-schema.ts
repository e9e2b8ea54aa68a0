import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { protocolJsonSchema } from '../src/schema/json-schema';

const file = join(__dirname, '..', 'protocol.schema.json');
writeFileSync(file, `${JSON.stringify(protocolJsonSchema(), null, 2)}\n`);
