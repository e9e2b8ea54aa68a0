import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const CHECKOUT = path.resolve(__dirname, '../..');

/** Libraries whose numbers are held to tables that other software made. */
export const LIBS = ['statistics', 'metrics', 'imaging', 'intake'];

const fixtureSchema = z.object({
  generator: z.string(),
  versions: z.record(z.string(), z.string()),
  cases: z.array(z.unknown()),
});

const loads = (name: string): RegExp => new RegExp(`fixtureCases<\\w+>\\('${name}'\\)`);

/** A fixture with the test files that load it. */
export interface Fixture {
  readonly lib: string;
  readonly name: string;
  readonly cases: number;
  readonly software: string;
  readonly tests: readonly string[];
}

const testsOf = (lib: string): string[] =>
  readdirSync(path.join(CHECKOUT, 'libs', lib, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join('libs', lib, 'src', file));

/** The fixtures of a library, each with the tests that load it. */
export function fixturesOf(lib: string): Fixture[] {
  const folder = path.join(CHECKOUT, 'libs', lib, 'fixtures');
  const sources = testsOf(lib).map((file) => ({
    file,
    text: readFileSync(path.join(CHECKOUT, file), 'utf8'),
  }));
  return readdirSync(folder).map((file) => {
    const { cases, versions } = fixtureSchema.parse(
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')),
    );
    const name = file.replace('.json', '');
    return {
      lib,
      name,
      cases: cases.length,
      software: Object.entries(versions)
        .filter(([package_]) => package_ !== 'python')
        .map(([package_, version]) => `${package_} ${version.replace(/\+.*/, '')}`)
        .join(', '),
      tests: sources.filter(({ text }) => loads(name).test(text)).map(({ file: of }) => of),
    };
  });
}
