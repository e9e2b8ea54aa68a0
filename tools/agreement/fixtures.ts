import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { z } from 'zod';

const CHECKOUT = path.resolve(__dirname, '../..');

/** Libraries whose numbers are held to tables that other software made. */
export const LIBS = ['statistics', 'metrics', 'imaging', 'intake'];

/** Libraries whose fixtures have a form of their own: tests import them. */
export const OTHER_LIBS = readdirSync(path.join(CHECKOUT, 'libs')).filter(
  (lib) => !LIBS.includes(lib) && existsSync(path.join(CHECKOUT, 'libs', lib, 'fixtures')),
);

const fixtureSchema = z.object({
  generator: z.string(),
  versions: z.record(z.string(), z.string()),
  cases: z.array(z.unknown()),
});

const loads = (name: string): RegExp =>
  new RegExp(`fixtureCases\\('${name}'\\)|from '[./]+/fixtures/${name}\\.json'`);

/** Code alone, without comments and types: a fixture that a comment names is not loaded. */
const codeOf = (text: string): string =>
  ts.transpileModule(text, {
    compilerOptions: {
      removeComments: true,
      target: ts.ScriptTarget.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;

/** A fixture with the test files that load it. */
export interface Fixture {
  readonly lib: string;
  readonly name: string;
  readonly cases: number;
  readonly software: string;
  readonly tests: readonly string[];
}

const folderOf = (lib: string): string => path.join(CHECKOUT, 'libs', lib, 'fixtures');

const testsOf = (lib: string): string[] =>
  readdirSync(path.join(CHECKOUT, 'libs', lib, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join('libs', lib, 'src', file));

/** The tables in a library's folder of fixtures, by name, each with the tests that load it. */
export function loadedBy(lib: string): { readonly name: string; readonly tests: string[] }[] {
  const sources = testsOf(lib).map((file) => ({
    file,
    code: codeOf(readFileSync(path.join(CHECKOUT, file), 'utf8')),
  }));
  return readdirSync(folderOf(lib))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''))
    .map((name) => ({
      name,
      tests: sources.filter(({ code }) => loads(name).test(code)).map(({ file }) => file),
    }));
}

/** The fixtures of one of {@link LIBS}. */
export const fixturesOf = (lib: string): Fixture[] =>
  loadedBy(lib).map(({ name, tests }) => {
    const { cases, versions } = fixtureSchema.parse(
      JSON.parse(readFileSync(path.join(folderOf(lib), `${name}.json`), 'utf8')),
    );
    return {
      lib,
      name,
      cases: cases.length,
      software: Object.entries(versions)
        .filter(([package_]) => package_ !== 'python')
        .map(([package_, version]) => `${package_} ${version.replace(/\+.*/, '')}`)
        .join(', '),
      tests,
    };
  });
