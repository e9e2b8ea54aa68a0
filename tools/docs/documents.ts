import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const CHECKOUT = path.resolve(__dirname, '../..');

/** A file's text, its place relative to the checkout. */
export const read = (file: string): string => readFileSync(path.join(CHECKOUT, file), 'utf8');

const SKIPPED = new Set(['node_modules', 'dist', '.next', 'generated']);

/** Every file below a folder of the checkout, build outputs and packages apart. */
export function filesIn(folder: string): string[] {
  return readdirSync(path.join(CHECKOUT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const place = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(place) : [place];
  });
}

/** Every document that people read. */
export const DOCUMENTS = [
  ...readdirSync(CHECKOUT).filter((name) => name.endsWith('.md')),
  ...filesIn('docs').filter((name) => name.endsWith('.md')),
];

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found);

/** Places of the repository that a text names: whatever begins with one of its folders, and its configurations. */
export const placesIn = (text: string): string[] => [
  ...all(text, /(?<![\w./@-])((?:apps|libs|tools|docs|prisma|bundles|\.ci)\/[\w./@-]*\w)/g),
  ...all(text, /`([\w.-]+\.(?:config|preset)\.[cm]?js|tsconfig[\w.]*\.json|nx\.json)`/g),
];

/** Targets of links and pictures that are no address. */
export const linksIn = (text: string): string[] =>
  all(text, /\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g).filter((target) => !/^[a-z]+:/.test(target));

/** Scripts of package.json that a text tells people to run: `npm run NAME`, with `-w PACKAGE` of that package. */
export const scriptsIn = (text: string): { script: string; workspace: string | undefined }[] =>
  [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)(?: -w @atrium\/([\w-]+))?/g)].map(
    ([, script, workspace]) => ({ script, workspace }),
  );

/** Verbs of the command line that a text tells people to run. */
export const commandsIn = (text: string): string[] => all(text, /npx atrium ([a-z]+)/g);

/** What stands under a heading of the second level. */
export function section(text: string, heading: string): string {
  const [, rest] = text.split(`\n## ${heading}\n`);
  if (rest === undefined) throw new Error(`no section "${heading}"`);
  return rest.split('\n## ')[0];
}

/** The cells of every table row of a text. */
export const tableRows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
