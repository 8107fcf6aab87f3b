import type { Analyzer } from '../analysis/analyzer.ts'
import { Interner } from '../analysis/interner.ts'
import { TokenStream } from '../analysis/tokenizer.ts'
import { textsOf } from '../schema/field-texts.ts'
import type { FieldPlaces, IndexLayout } from '../schema/layout.ts'
import type { PhraseToken, Plan, SoughtPhrase, SoughtWord } from '../search/plan.ts'
import { DictionaryCursor } from '../segment/dictionary-cursor.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { NO_ORD, type TermDictionary } from '../segment/term-dictionary.ts'

/** A place in a text where a word of the query stands. */
export interface MatchedRange {
  readonly start: number
  readonly end: number
  /** Which of the words. */
  readonly word: number
}

/** What a surface word is to the words of a query. */
interface SurfaceMatch {
  /** The first word that it matches wherever it stands, or -1. */
  readonly word: number
  /** The phrases that it may be part of, and as which word. */
  readonly phrases: ReadonlyMap<SoughtPhrase, number>
  readonly stem: string
}

/** A token that is a word of a phrase, if the rest of the phrase is around it. */
interface PhraseCandidate extends PhraseToken, MatchedRange {}

/** Tells the tokens that the words of a query found in a field of one segment's documents. */
export class TokenMatcher {
  /** The words that were looked for in the field. */
  readonly words: readonly SoughtWord[]
  readonly #leaf: number
  readonly #stream: TokenStream
  readonly #cursor: DictionaryCursor
  // By number of the surface word; null for what matches nothing.
  readonly #surfaces = new Interner()
  readonly #matches: (SurfaceMatch | null)[] = []

  constructor(analyzer: Analyzer, terms: TermDictionary, words: readonly SoughtWord[], leaf: number) {
    this.words = words
    this.#leaf = leaf
    this.#stream = new TokenStream(analyzer)
    this.#cursor = new DictionaryCursor(terms)
  }

  /** Where the words stand in a text, in its order; what ranges cover may overlap. */
  find(text: string): MatchedRange[] {
    const stream = this.#stream
    const ranges: MatchedRange[] = []
    const candidates = new Map<SoughtPhrase, PhraseCandidate[]>()
    stream.reset(text)
    while (stream.next()) {
      // A word that was seen before is much cheaper than one that has to be looked up.
      const surface = this.#surfaces.intern(stream.bytes, stream.view, 0, stream.size)
      if (surface === this.#matches.length) this.#matches.push(this.#learn())
      const match = this.#matches[surface]
      if (!match) continue
      const { start, end, position } = stream
      if (match.word >= 0) ranges.push({ start, end, word: match.word })
      for (const [phrase, word] of match.phrases) {
        const candidate = { start, end, word, position, surface: stream.text, stem: match.stem }
        const known = candidates.get(phrase)
        if (known) known.push(candidate)
        else candidates.set(phrase, [candidate])
      }
    }
    for (const [phrase, tokens] of candidates) for (const at of phrase.find(tokens)) ranges.push(tokens[at]!)
    return candidates.size > 0 ? ranges.sort((a, b) => a.start - b.start || a.end - b.end) : ranges
  }

  #learn(): SurfaceMatch | null {
    const { bytes, size, analyzer } = this.#stream
    const cursor = this.#cursor
    // The text is in the index, so its words are, and lead to their posting lists without being stemmed.
    const ord = cursor.seekExact(bytes, size) ? cursor.surfaceOrd : NO_ORD
    const phrases = new Map<SoughtPhrase, number>()
    let first = -1
    this.words.forEach(({ phrase }, word) => {
      if ((phrase ? phrases.has(phrase) : first >= 0) || !this.words[word]!.matchesList(this.#leaf, ord))
        return
      if (phrase) phrases.set(phrase, word)
      else first = word
    })
    if (first < 0 && phrases.size === 0) return null
    return { word: first, phrases, stem: analyzer.stem(this.#stream.text) }
  }
}

/** The matchers of the text fields, for the documents that a query found; each is made when it is first needed. */
export class FieldMatchers {
  readonly #reader: IndexReader
  readonly #plan: Pick<Plan, 'words'>
  #soughtWords: readonly SoughtWord[] | undefined
  // By leaf, group and words: fields in which the same was looked for share one.
  readonly #known = new Map<string, TokenMatcher>()

  constructor(reader: IndexReader, plan: Pick<Plan, 'words'>) {
    this.#reader = reader
    this.#plan = plan
  }

  /** For documents whose fields are in these places; undefined where no word was looked for in the field. */
  of(leaf: number, slot: number, { groupOf, placeOf }: FieldPlaces): TokenMatcher | undefined {
    const { groups } = this.#reader.layout
    this.#soughtWords ??= this.#plan.words
    const words = this.#soughtWords
    const group = groupOf[slot]!
    const isSought = words.map(
      ({ searched }) => searched.group === group && searched.boosts[placeOf[slot]!]! > 0,
    )
    if (!isSought.includes(true)) return undefined
    const key = `${leaf} ${group} ${isSought.map(Number)}`
    let matcher = this.#known.get(key)
    if (!matcher) {
      const { terms } = this.#reader.leaves[leaf]!.segment.texts[group]!
      const sought = words.filter((_, word) => isSought[word])
      matcher = new TokenMatcher(groups[group]!.analyzer, terms, sought, leaf)
      this.#known.set(key, matcher)
    }
    return matcher
  }
}

/** By field, the words of a stored document that a query found, as they are written there, each once. */
export function matchedWords(
  layout: IndexLayout,
  matchers: FieldMatchers,
  leaf: number,
  places: FieldPlaces,
  document: object,
): { [field: string]: string[] } {
  const found: [string, string[]][] = []
  for (const { name, path, slot } of layout.schema.textFields) {
    const matcher = matchers.of(leaf, slot, places)
    if (!matcher) continue
    const { analyzer } = layout.groups[places.groupOf[slot]!]!
    const matched = new Map<string, string>()
    for (const text of textsOf(document, path)) {
      for (const { start, end } of matcher.find(text)) {
        const word = text.slice(start, end)
        // Of an emoji, nothing is left when it is folded.
        const folded = analyzer.foldWord(word) || word
        if (!matched.has(folded)) matched.set(folded, word)
      }
    }
    if (matched.size > 0) found.push([name, [...matched.values()]])
  }
  return Object.fromEntries(found)
}
