import { describe } from '../schema/value.ts'
import { Best } from '../search/collectors/best.ts'
import { wholeNumber } from '../search/options.ts'
import type { WordPlanner } from '../search/plan-words.ts'
import { LEAST_COST, PRIOR, typoCosts } from './error-model.ts'
import { type TypedWord, typedWords } from './typed-words.ts'
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

/**
 * What taking a word that occurs for right costs: some of them are typos too, in a document. More would mend more of
 * those, and offer something for more words that are right (for 1 in 100 as it is).
 */
const AS_TYPED = 2
/** What taking one that doesn't occur for right costs. */
const UNKNOWN = 22
/** The cost of a space too few, or too many. */
const SPACE = 5

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
}

/** What a query text may have been meant to be, likeliest first; nothing that is less likely than the text as it is. */
export function correct(planner: WordPlanner, text: string, limit = DEFAULT_LIMIT): Correction[] {
  if (typeof text !== 'string') throw new TypeError(`"text" is ${describe(text)}; expected a string.`)
  wholeNumber('limit', limit)
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
  const kept = options.reduce((sum, [asTyped]) => sum + asTyped!.score, 0)
  const readings = bestReadings(options, Math.max(BEAM, 2 * limit))
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
  const cost = typoCosts(typed)
  for (const [text, docCount] of vocabulary.neighbours(typed, length < 4 ? 1 : 2)) {
    const prior = priorOf(vocabulary, docCount)
    if (prior - LEAST_COST > Math.max(asTyped, best.last?.score ?? asTyped))
      best.offer({ words: 1, text, score: prior - cost(text) })
  }
  options.push(...best.take().filter(({ text }) => vocabulary.docCount(text!) > 0))
  for (let at = 1; at < typed.length; at++) {
    const [first, second] = [typed.slice(0, at), typed.slice(at)]
    if (vocabulary.docCount(first) === 0 || vocabulary.docCount(second) === 0) continue
    const score = priorOf(vocabulary, vocabulary.docCountTogether(first, second)) - SPACE
    options.push({ words: 1, text: `${first} ${second}`, score })
  }
  return options
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
function bestReadings(options: readonly (readonly Option[])[], beam: number): Reading[] {
  const readings: Reading[][] = Array.from({ length: options.length + 1 }, () => [])
  readings[0]!.push({ score: 0, options: [] })
  const cut = (at: number) => {
    readings[at] = readings[at]!.sort((a, b) => b.score - a.score).slice(0, beam)
    return readings[at]!
  }
  for (let at = 0; at < options.length; at++) {
    for (const reading of cut(at)) {
      for (const option of options[at]!) {
        readings[at + option.words]!.push({
          score: reading.score + option.score,
          options: [...reading.options, option],
        })
      }
    }
  }
  return cut(options.length)
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
