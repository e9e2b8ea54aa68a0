import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { protocolJsonSchema } from './json-schema';

it('protocol.schema.json is what the schema generates (npm run schema -w @atrium/protocol)', () => {
  const pinned = readFileSync(join(__dirname, '../../protocol.schema.json'), 'utf8');
  expect(JSON.parse(pinned)).toEqual(JSON.parse(JSON.stringify(protocolJsonSchema())));
});
