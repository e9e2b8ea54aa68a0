import { readFileSync } from 'node:fs';
import path from 'node:path';

const FIXTURES = path.join(__dirname, '../../../../libs/imaging/fixtures/dicom.json');

interface FixtureCase {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly base64: string }[];
}

/** The files of a case that tools/python/reference/formats.py wrote. */
export function fixtureFiles(name: string): { name: string; bytes: Buffer }[] {
  const { cases }: { cases: FixtureCase[] } = JSON.parse(readFileSync(FIXTURES, 'utf8'));
  const found = cases.find((one) => one.name === name);
  if (!found) throw new Error(`there is no fixture ${name}`);
  return found.files.map((file) => ({
    name: file.name,
    bytes: Buffer.from(file.base64, 'base64'),
  }));
}
