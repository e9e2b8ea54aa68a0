// Lints the texts that stand as JSON on standard input; ESLint loads its configuration as a module, which jest cannot.
import { text } from 'node:stream/consumers';
import { buildProjectGraph, lintTexts } from './eslint.mjs';

buildProjectGraph();
process.stdout.write(JSON.stringify(await lintTexts(JSON.parse(await text(process.stdin)))));
