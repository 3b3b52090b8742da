/** Compiles the command line into `dist/`: split into chunks, so that each command reads only what it needs. */
import { chmod, rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: { 'cli/main': 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  // Names stay: they are read in stack traces at night.
  minifyWhitespace: true,
  minifySyntax: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: 'external',
  chunkNames: 'chunk/[name]-[hash]',
  // Packages in CommonJS expect a `require`, which ES modules lack.
  banner: {
    js: "import{createRequire as amocrmRequire}from'node:module';const require=amocrmRequire(import.meta.url);",
  },
  // Megabytes of pages, needed only when a browser asks for GraphiQL or for the documentation.
  external: ['@graphql-yoga/render-graphiql', 'swagger-ui-dist'],
  // jsonc-parser's other build asks for its files in a way that no bundler follows.
  alias: {
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    '@modelcontextprotocol/server/_shims': './scripts/no-validator.mjs',
  },
  logLevel: 'warning',
});
await chmod('dist/cli/main.js', 0o755);
