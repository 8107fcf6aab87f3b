import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

type Plugin = NonNullable<Options['plugins']>[number]

const languages = [
  ...['arabic', 'chinese', 'danish', 'dutch', 'english', 'finnish', 'french', 'german', 'greek', 'hindi'],
  ...['hungarian', 'italian', 'japanese', 'korean', 'norwegian', 'polish', 'portuguese', 'romanian'],
  ...['russian', 'spanish', 'swedish', 'thai', 'turkish', 'ukrainian'],
]

// One line an entry of `exports` in package.json. The stemmers of languages are development dependencies, which a
// build bundles: each entry carries its own.
const entry = {
  index: 'src/index.ts',
  sample: 'src/sample/index.ts',
  html: 'src/html/index.ts',
  documents: 'src/documents/index.ts',
  node: 'src/node/index.ts',
  browser: 'src/browser/index.ts',
  ...Object.fromEntries(languages.map((name) => [`languages/${name}`, `src/languages/${name}.ts`])),
}

// A module of its own in the build. fast-levenshtein does not say that it is free of side effects, so whoever uses
// anything of the module that imports it carries it along.
const apart = { 'edit-distance': 'src/segment/edit-distance.ts' }

// Stay CommonJS in both builds: their `require` finds the optional peers when they are needed, or says what to install.
const PEERS = './peers.cjs'
const PARSERS = './parsers.cjs'

// esbuild makes a `var` of every `const` at the top level, which engines take for changeable: compiled code reads it anew and checks
// what it is, where it would have had the number itself. With constants, building an index took 5 to 12 % less time
// where the modules ran as they are.
const constants: Plugin = {
  name: 'constants',
  renderChunk: (code) => ({ code: code.replace(/^var ([A-Z][A-Z\d_]*) = /gm, 'const $1 = ') }),
}

const shared: Options = {
  entry: { ...entry, ...apart },
  target: 'es2022',
  // Only node/ knows Node; nothing of its types is in ours.
  dts: { entry, compilerOptions: { types: ['node'] } },
  external: [PEERS, PARSERS],
  // Entries share their code, so an index made through one entry is `instanceof SearchIndex` of another.
  splitting: true,
  treeshake: false,
  removeNodeProtocol: false,
}

// Here and not `clean: true`: the three builds run side by side and would delete each other's files.
rmSync('dist', { recursive: true, force: true })
mkdirSync('dist')
copyFileSync(`src/html/${PEERS}`, `dist/${PEERS}`)
copyFileSync(`src/documents/${PARSERS}`, `dist/${PARSERS}`)
copyFileSync('src/html/no-linkedom.cjs', 'dist/no-linkedom.cjs')

export default defineConfig([
  { ...shared, format: 'esm', plugins: [constants] },
  // `stemmer` is published as ESM only, which `require` can't load on Node 20.
  { ...shared, format: 'cjs', noExternal: ['stemmer'], plugins: [constants] },
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
