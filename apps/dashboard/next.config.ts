import path from 'node:path';
import type { NextConfig } from 'next';

/** A browser takes our libraries from their source: what is built for Node is CommonJS, of which nothing can be left out. */
const fromSource = (...names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => {
      const [library, entry = 'index'] = name.split('/');
      return [`@atrium/${name}`, `../../libs/${library}/src/${entry}.ts`];
    }),
  );

const config: NextConfig = {
  poweredByHeader: false,
  // The proxy to the API streams server-sent events: gzip would hold them back.
  compress: false,
  outputFileTracingRoot: path.join(__dirname, '../..'),
  turbopack: {
    root: path.join(__dirname, '../..'),
    resolveAlias: fromSource('contracts', 'protocol', 'charts', 'charts/recharts'),
  },
};

export default config;
