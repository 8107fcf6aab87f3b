// npm run eval -- --config test/bench/relevance/ablation.mjs --save ablation
// What each choice behind the ranking adds: alone to none of them, and taken away from all. Then what was tried and is
// no default. A choice is taken away by giving the engine other texts and queries, so that the library needs no switch.

const CHOICES = [
  'function words set aside',
  'fields combined',
  'compounds whole and by parts',
  'possessives cut off',
  'said twice, weighs twice',
]

/** okapi-search with some of the choices only. */
function having(chosen) {
  const has = (choice) => chosen.includes(choice)
  return {
    search: has('function words set aside') ? {} : { stopWords: 'keep' },
    text: (given) => {
      let text = given
      // A word of its own that nothing else is.
      if (!has('possessives cut off')) text = text.replace(/(\p{L})['’]s\b/gu, '$1qqs')
      if (!has('compounds whole and by parts'))
        text = text.replace(/(?<=[\p{L}\p{N}])[-._&](?=[\p{L}\p{N}])/gu, ' ')
      return text
    },
    query: ({ match, bool }, text) => {
      const words = has('said twice, weighs twice') ? text : once(text)
      if (has('fields combined')) return match(words)
      // Each field has its own BM25; the scores are added.
      return bool({ should: ['title', 'text'].map((field) => match(words, { fields: [field] })) })
    },
  }
}

const once = (text) => [...new Set(text.split(/\s+/))].join(' ')

const without = (choice) => CHOICES.filter((other) => other !== choice)

/** Beside the words, their adjacent pairs as phrases; with `near`, also within 8 words in any order (Metzler & Croft, 2005). */
function pairs(adjacent, near) {
  return ({ match, phrase, boost, bool }, text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    const said = new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`))
    const telling = [...said].filter((pair) => !pair.split(' ').some((word) => FUNCTION_WORDS.has(word)))
    return bool({
      should: [
        match(text),
        ...telling.flatMap((pair) => [
          boost(phrase(pair), adjacent),
          ...(near > 0 ? [boost(phrase(pair, { slop: 6 }), near)] : []),
        ]),
      ],
    })
  }
}

const FUNCTION_WORDS = new Set(
  'a about an and any are as at be been by can do does for from has have how if in into is it its of on or that the there these they this to was what when which who will with would'.split(
    ' ',
  ),
)

const stored = ({ text }) => ({ title: text(), text: text() })

export const variants = {
  none: having([]),
  ...Object.fromEntries(CHOICES.map((choice) => [`only ${choice}`, having([choice])])),
  all: having(CHOICES),
  ...Object.fromEntries(CHOICES.map((choice) => [`without ${choice}`, having(without(choice))])),
  'adjacent pairs .1': { query: pairs(0.1, 0) },
  'pairs .1, near .05': { query: pairs(0.1, 0.05) },
  'title boost 2': { schema: ({ text }) => ({ title: text({ boost: 2 }), text: text() }) },
  'k1 .9, b .4': { index: { bm25: { k1: 0.9, b: 0.4 } } },
  'no stemming': { index: { language: 'simple' } },
  feedback: { schema: stored, search: { feedback: true } },
  'feedback, weight .5': { schema: stored, search: { feedback: { weight: 0.5 } } },
}

const rowsOf = (names) => names.map((name) => `okapi, ${name}`)

export const sections = [
  {
    title: 'What each choice adds, alone',
    base: 'okapi, none',
    rows: rowsOf(['none', ...CHOICES.map((choice) => `only ${choice}`), 'all']),
  },
  {
    title: 'What is lost without it',
    base: 'okapi, all',
    rows: rowsOf(['all', ...CHOICES.map((choice) => `without ${choice}`)]),
  },
  {
    title: 'Tried, and no default',
    base: 'okapi',
    rows: ['okapi', ...rowsOf(Object.keys(variants).slice(2 * CHOICES.length + 2))],
  },
]
