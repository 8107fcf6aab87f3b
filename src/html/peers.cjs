// CommonJS on purpose: only `require` can be tried without waiting, in ES modules and CommonJS, in Node and in
// bundlers alike. A browser's bundle leaves linkedom out (see "imports" in package.json) and uses the page's DOM.

exports.loadReadability = () => {
  try {
    return require('@mozilla/readability').Readability
  } catch (cause) {
    throw missing('@mozilla/readability', cause)
  }
}

exports.loadParser = () => {
  let parseHTML
  try {
    parseHTML = require('#linkedom').parseHTML
  } catch (cause) {
    throw missing('linkedom', cause)
  }
  if (!parseHTML) throw missing('linkedom')
  return parseHTML
}

function missing(name, cause) {
  return new Error(
    `okapi-search/html reads pages with "${name}", which can't be loaded here. ` +
      'Install its peers: npm install @mozilla/readability linkedom',
    { cause },
  )
}
