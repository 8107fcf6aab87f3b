import { rmSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

// One line an entry of `exports` in package.json.
const entry = {
  index: 'src/index.ts',
  sample: 'src/sample/index.ts',
}

// A module of its own in the build. fast-levenshtein does not say that it is free of side effects, so whoever uses
// anything of the module that imports it carries it along.
const apart = { 'edit-distance': 'src/segment/edit-distance.ts' }

const shared: Options = {
  entry: { ...entry, ...apart },
  target: 'es2022',
  dts: { entry },
  // Entries share their code, so an index made through one entry is `instanceof SearchIndex` of another.
  splitting: true,
  treeshake: false,
  removeNodeProtocol: false,
}

// Here and not `clean: true`: the three builds run side by side and would delete each other's files.
rmSync('dist', { recursive: true, force: true })

export default defineConfig([
  { ...shared, format: 'esm' },
  // `stemmer` is published as ESM only, which `require` can't load on Node 20.
  { ...shared, format: 'cjs', noExternal: ['stemmer'] },
  {
    entry: { 'okapi-search': 'src/index.ts' },
    format: 'iife',
    globalName: 'OkapiSearch',
    outExtension: () => ({ js: '.min.js' }),
    target: 'es2022',
    platform: 'browser',
    minify: true,
    noExternal: [/.*/],
    // fast-levenshtein would hand itself to the AMD loader of the page, and we would get nothing.
    define: { define: 'undefined' },
  },
])
