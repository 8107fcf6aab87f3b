import { generateDocuments, syllableVocabulary } from './generator.mjs'
import { seededRandom, shuffled } from './random.mjs'
import { readJsonLines, readLines } from './shared-folder.mjs'
import { wordsOf } from './words.mjs'

/**
 * What is asked, and as what: `operation` is what an engine must do for it.
 *
 * any      at least one of the words              all      every word
 * phrase   the words side by side, in order       mixed    +must and optional words
 * negated  +must and −mustNot                     prefix   any, every word may go on
 * lastPrefix  any, the last word may go on        fuzzy    any, every word may be misspelt
 */
export const kinds = {
  or: { operation: 'any', from: 'search-benchmark-game.txt' },
  and: { operation: 'all', from: 'search-benchmark-game.txt' },
  prefix: { operation: 'prefix', from: 'search-benchmark-game.txt' },
  fuzzy: { operation: 'fuzzy', from: 'search-benchmark-game.txt' },
  keystrokes: { operation: 'lastPrefix', from: 'every keystroke of the last word of each query' },
  typos: { operation: 'fuzzy', from: 'one seeded edit in a word of four letters or more of each query' },
  term: { operation: 'any', from: 'each word of the queries alone' },
  union: { operation: 'any', from: 'search-benchmark-game.raw.jsonl' },
  intersection: { operation: 'all', from: 'search-benchmark-game.raw.jsonl' },
  phrase: { operation: 'phrase', from: 'search-benchmark-game.raw.jsonl' },
  mixed: { operation: 'mixed', from: 'search-benchmark-game.raw.jsonl (+a b)' },
  negated: { operation: 'negated', from: 'search-benchmark-game.raw.jsonl (+a -b)' },
  questions: { operation: 'any', from: 'questions.txt, the first 500' },
}

/** { key, text, words, must, should, mustNot, intended? }: one question, in the forms that adapters need. */
function signedQuery(text) {
  const clauses = text.replaceAll('"', '').split(/\s+/).filter(Boolean)
  const under = (sign) => clauses.filter((clause) => clause[0] === sign).flatMap((clause) => wordsOf(clause))
  const must = under('+')
  const mustNot = under('-')
  const should = clauses.filter((clause) => !'+-'.includes(clause[0])).flatMap((clause) => wordsOf(clause))
  const words = [...must, ...should]
  return { key: text, text: words.join(' '), words, must, should, mustNot }
}

/** A text as people type it, whose words are the question. */
export const plainQuery = (text, key = text) => {
  const words = wordsOf(text)
  return { key, text, words, must: [], should: words, mustNot: [] }
}

/** `new yo` for `new york`, from one letter to the whole word. */
export function keystrokesOf(text) {
  const start = text.lastIndexOf(' ') + 1
  return Array.from({ length: text.length - start }, (_, typed) => text.slice(0, start + typed + 1))
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The text with one letter of one long word lost, added, changed or swapped with the next; undefined without one. */
export function withTypo(text, random) {
  const words = text.split(' ')
  const long = words.flatMap((word, at) => (/^[a-z]{4,}$/.test(word) ? [at] : []))
  if (long.length === 0) return undefined
  const at = long[Math.floor(random() * long.length)]
  const word = words[at]
  // The first letter is left: people seldom miss it, and many engines hold it fixed.
  const place = 1 + Math.floor(random() * (word.length - 1))
  const swap = Math.max(2, place)
  const letter = LETTERS[Math.floor(random() * LETTERS.length)]
  const edits = [
    () => word.slice(0, place) + word.slice(place + 1),
    () => word.slice(0, place) + letter + word.slice(place),
    () => word.slice(0, place) + letter + word.slice(place + 1),
    () => word.slice(0, swap - 1) + word[swap] + word[swap - 1] + word.slice(swap + 1),
  ]
  words[at] = edits[Math.floor(random() * edits.length)]()
  return words[at] === word ? withTypo(text, random) : words.join(' ')
}

/** Two to four words that stand in one generated document, for the corpus that needs no files. */
function generatedQueries(count) {
  const random = seededRandom(11)
  const source = generateDocuments(syllableVocabulary(3000))
  return Array.from({ length: count }, () => {
    const words = wordsOf(source.next().value.text)
    const start = Math.floor(random() * Math.max(1, words.length - 4))
    return [...new Set(words.slice(start, start + 1 + Math.floor(random() * 3)))].join(' ')
  })
}

function sources(corpus) {
  if (corpus !== 'small') {
    return {
      // Ten lines carry exclusions (`python -snake`); here they are plain words, and `negated` asks them properly.
      plain: readLines('speed/search-benchmark-game.txt').map((line) => line.replaceAll(' -', ' ')),
      raw: readJsonLines('speed/search-benchmark-game.raw.jsonl'),
      questions: readLines('speed/questions.txt').slice(0, 500),
    }
  }
  const plain = generatedQueries(40)
  const several = plain.map((text) => text.split(' ')).filter((words) => words.length > 1)
  const tagged = (tag, form) => several.map((words) => ({ query: form(words), tags: [tag] }))
  return {
    plain,
    questions: plain,
    raw: [
      ...tagged('union', (words) => words.join(' ')),
      ...tagged('intersection', (words) => words.map((word) => `+${word}`).join(' ')),
      ...tagged('phrase', (words) => `"${words.join(' ')}"`),
      ...tagged('intersection_union', ([first, ...rest]) => `+${first} ${rest.join(' ')}`),
      ...tagged('negated', ([first, ...rest]) => `+${first} -${rest.join(' -')}`),
    ],
  }
}

/** Queries of every kind for a corpus: { or: [query, …], … }, each list in one seeded order, the same for all engines. */
export function queriesFor(corpus) {
  const { plain, raw, questions } = sources(corpus)
  const random = seededRandom(42)
  const tagged = (tag) => raw.filter(({ tags }) => tags.includes(tag)).map(({ query }) => signedQuery(query))
  const plainQueries = plain.map((text) => plainQuery(text))
  const typos = plain.flatMap((text) => {
    const typo = withTypo(text, random)
    return typo === undefined ? [] : [{ ...plainQuery(typo, `${typo} < ${text}`), intended: text }]
  })
  const lists = {
    or: plainQueries,
    and: plainQueries,
    prefix: plainQueries,
    fuzzy: plainQueries,
    keystrokes: [...new Set(plain.flatMap(keystrokesOf))].map((text) => plainQuery(text)),
    typos,
    term: [...new Set(plain.flatMap(wordsOf))].map((word) => plainQuery(word)),
    union: tagged('union'),
    intersection: tagged('intersection'),
    phrase: tagged('phrase'),
    mixed: tagged('intersection_union'),
    negated: tagged('negated'),
    questions: [...new Set(questions)].map((text) => plainQuery(text)),
  }
  // A slow engine is stopped before the end of a list: in shuffled order what it answered is a fair sample.
  return Object.fromEntries(
    Object.entries(lists).map(([kind, list]) => [kind, shuffled(list, seededRandom(5))]),
  )
}
