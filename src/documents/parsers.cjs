// CommonJS on purpose, as html/peers.cjs is: only `require` can be tried without waiting, in ES modules and CommonJS, in
// Node and in bundlers alike. Each parser is looked for when the first text needs it.

exports.loadMarkdownIt = () => {
  let loaded
  try {
    loaded = require('markdown-it')
  } catch (cause) {
    throw missing('Markdown', 'markdown-it', cause)
  }
  return loaded.default ?? loaded
}

exports.loadYaml = () => {
  try {
    return require('js-yaml')
  } catch (cause) {
    throw missing('front matter in YAML', 'js-yaml', cause)
  }
}

exports.loadToml = () => {
  try {
    return require('smol-toml')
  } catch (cause) {
    throw missing('front matter in TOML', 'smol-toml', cause)
  }
}

function missing(what, name, cause) {
  return new Error(
    `okapi-search/documents reads ${what} with "${name}", which can't be loaded here. Install it: npm install ${name}`,
    { cause },
  )
}
