import { Best } from '../search/collectors/best.ts'
import type { WordPlanner } from '../search/plan-words.ts'
import { LEAST_COST, PRIOR, typoCosts } from './error-model.ts'
import { checkTyped, type TypedWord, typedWords } from './typed-words.ts'
import { Vocabulary } from './vocabulary.ts'

export interface CorrectOptions {
  /** Most corrections to give. Default 3. */
  readonly limit?: number | undefined
}

/** What a text may have been meant to be. */
export interface Correction {
  /** The text with words mended, and all else as it was typed. */
  readonly text: string
  /** How likely it is that this was meant, from 0 to 1, if it was this or one of the other likeliest. */
  readonly score: number
}

const DEFAULT_LIMIT = 3
/** Words of a text that are looked at. */
const MAX_WORDS = 32
/** What is tried for a word, and how many ways to read the words so far are kept. */
const OPTIONS = 8
const BEAM = 8

// In nats, as the costs of typos. Chosen on the tuning half of test/bench/typos.mjs.

/** The cost of taking a word that occurs for right. Lower, more typos that got into a document would stay. */
const AS_TYPED = 2
/** A word that occurs is only mended to one in so many times as many documents; few right words have such neighbours. */
const MUCH_MORE = 10
/** The cost of taking one that doesn't occur for right. */
const UNKNOWN = 22
/** The cost of a space too few, or too many. */
const SPACE = 5
/** What is so much less likely than the best is not considered. */
const HOPELESS = 10
/** What the logarithm of how much more often two words are in one document than by chance counts for. */
const BOND = 0.6
/** Words in a larger part of all documents than this are in one with any other word. */
const FREQUENT = 0.2

/** Another way to say some of the words. */
interface Option {
  /** How many words it takes the place of. */
  readonly words: number
  /** Undefined for the word as it is. */
  readonly text: string | undefined
  /** log(probability): of the words in the index, and of their being typed so. */
  readonly score: number
}

/** A way to read the words so far. */
interface Reading {
  readonly score: number
  readonly options: readonly Option[]
  /** The last word of it. */
  readonly last: string
}

/** What a query text may have been meant to be, likeliest first; nothing that is less likely than the text as it is. */
export function correct(planner: WordPlanner, text: string, limit = DEFAULT_LIMIT): Correction[] {
  checkTyped(text, limit)
  const { reader } = planner
  const [group] = reader.layout.groups
  if (!group || reader.numDocs === 0) return []
  const vocabulary = new Vocabulary(planner)
  const isKnown = (word: string) => vocabulary.docCount(word) > 0
  const words = typedWords(group.analyzer, text, isKnown).slice(0, MAX_WORDS)
  const options = words.map((word, i) => [
    ...optionsFor(vocabulary, word),
    ...joinedOptions(vocabulary, text, word, words[i + 1]),
  ])
  if (options.every(({ length }) => length === 1)) return []
  const kept = options.reduce((sum, [asTyped]) => sum + asTyped!.score, 0)
  const readings = bestReadings(vocabulary, words, options, Math.max(BEAM, 2 * limit))
  const weight = ({ score }: Reading) => Math.exp(score - readings[0]!.score)
  const sum = readings.reduce((sum, reading) => sum + weight(reading), 0)
  return readings
    .filter(({ score, options }) => score > kept && options.some(({ text }) => text !== undefined))
    .slice(0, limit)
    .map((reading) => ({ text: textOf(reading, text, words), score: weight(reading) / sum }))
}

const priorOf = (vocabulary: Vocabulary, docCount: number): number =>
  PRIOR * Math.log(Math.min(1, docCount / vocabulary.numDocs))

/** A word as it is, first; and what it may have been meant to be. */
function optionsFor(vocabulary: Vocabulary, { text: typed, isFixed }: TypedWord): Option[] {
  const docCount = vocabulary.docCount(typed)
  const asTyped = isFixed ? 0 : docCount > 0 ? priorOf(vocabulary, docCount) - AS_TYPED : -UNKNOWN
  const options: Option[] = [{ words: 1, text: undefined, score: asTyped }]
  const { length } = [...typed]
  if (isFixed || length < 2 || asTyped >= -LEAST_COST) return options

  const best = new Best<Option>(OPTIONS, (a, b) => b.score - a.score)
  const offer = (text: string, count: number, cost: number) => {
    const score = priorOf(vocabulary, count) - cost
    // Of a word that occurs, only what is likelier by itself: the words around it don't make it wrong.
    if (score > asTyped && count > MUCH_MORE * docCount) best.offer({ words: 1, text, score })
  }
  const costOf = typoCosts(typed)
  for (const [text, count] of vocabulary.neighbours(typed, length < 4 ? 1 : 2)) {
    // Few are worth a closer look.
    const most = priorOf(vocabulary, count) - LEAST_COST
    if (most > Math.max(asTyped, best.last?.score ?? asTyped)) offer(text, count, costOf(text))
  }
  for (let at = 1; at < typed.length; at++) {
    const [first, second] = [typed.slice(0, at), typed.slice(at)]
    if (vocabulary.docCount(first) === 0 || vocabulary.docCount(second) === 0) continue
    offer(`${first} ${second}`, vocabulary.docCountTogether(first, second), SPACE)
  }
  const found = best.take()
  const least = (found[0]?.score ?? 0) - HOPELESS
  // Deleted documents were counted until here.
  const isThere = (text: string) => text.split(' ').every((word) => vocabulary.docCount(word) > 0)
  return [...options, ...found.filter(({ text, score }) => score > least && isThere(text!))]
}

/** Two words that are one, if the index has it. */
function joinedOptions(
  vocabulary: Vocabulary,
  text: string,
  first: TypedWord,
  second: TypedWord | undefined,
): Option[] {
  if (!second || first.isFixed || second.isFixed || !/^[\s-]+$/.test(text.slice(first.end, second.start)))
    return []
  const joined = first.text + second.text
  const docCount = vocabulary.docCount(joined)
  if (docCount === 0) return []
  const [a, b] = [vocabulary.docCount(first.text), vocabulary.docCount(second.text)]
  let score = priorOf(vocabulary, docCount) - SPACE
  if (a > 0 && b > 0) {
    // Two words that the index has too: what speaks for them is how often they stand there together.
    const together = priorOf(vocabulary, vocabulary.docCountTogether(first.text, second.text))
    score += priorOf(vocabulary, a) + priorOf(vocabulary, b) - AS_TYPED - together
  }
  return [{ words: 2, text: joined, score }]
}

/** The likeliest ways to read all words, by dynamic programming over how many of them are read. */
function bestReadings(
  vocabulary: Vocabulary,
  words: readonly TypedWord[],
  options: readonly (readonly Option[])[],
  beam: number,
): Reading[] {
  const readings: Reading[][] = Array.from({ length: options.length + 1 }, () => [])
  readings[0]!.push({ score: 0, options: [], last: '' })
  const cut = (at: number) => {
    readings[at] = readings[at]!.sort((a, b) => b.score - a.score).slice(0, beam)
    return readings[at]!
  }
  for (let at = 0; at < options.length; at++) {
    for (const reading of cut(at)) {
      for (const option of options[at]!) {
        const said = (option.text ?? words[at]!.text).split(' ')
        readings[at + option.words]!.push({
          score: reading.score + option.score + bond(vocabulary, reading.last, said[0]!),
          options: [...reading.options, option],
          last: said.at(-1)!,
        })
      }
    }
  }
  return cut(options.length)
}

/** How much likelier a word is after another: by how many documents have both, and how many would have by chance. */
function bond(vocabulary: Vocabulary, first: string, second: string): number {
  const [a, b] = [vocabulary.docCount(first), vocabulary.docCount(second)]
  // Every other document has a frequent word: that tells nothing.
  const { numDocs } = vocabulary
  if (a === 0 || b === 0 || Math.max(a, b) > FREQUENT * numDocs) return 0
  return BOND * Math.log((vocabulary.docCountOfBoth(first, second) + 0.5) / ((a * b) / numDocs + 0.5))
}

/** The text with the words of a reading, in the case in which they were typed. */
function textOf({ options }: Reading, text: string, words: readonly TypedWord[]): string {
  let mended = ''
  let at = 0
  let word = 0
  for (const option of options) {
    const { start } = words[word]!
    const { end } = words[word + option.words - 1]!
    word += option.words
    if (option.text === undefined) continue
    mended += text.slice(at, start) + inCaseOf(text.slice(start, end), option.text)
    at = end
  }
  return mended + text.slice(at)
}

function inCaseOf(typed: string, meant: string): string {
  const upper = typed.toUpperCase()
  if (typed === typed.toLowerCase()) return meant
  if (typed === upper && typed.length > 1) return meant.toUpperCase()
  return typed[0] === upper[0] ? meant[0]!.toUpperCase() + meant.slice(1) : meant
}
