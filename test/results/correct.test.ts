import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyword, text } from '../../src/schema/field.ts'
import { createIndex } from '../../src/search-index.ts'

const SEED = 1990

const schema = { title: text(), body: text(), source: keyword() }

function indexOf(bodies: readonly string[]) {
  const index = createIndex({ schema })
  index.addAll(bodies.map((body, id) => ({ id, body })))
  return index
}

const index = indexOf([
  ...Array<string>(30).fill('Sanctions after the Minsk agreements were received in New York'),
  ...Array<string>(30).fill(
    'A lot of football in the city, believe it or not: necessary separate accommodation',
  ),
  ...Array<string>(20).fill('House and horse; the ministers cross-examined e-mail and Node.js'),
  'Star Wars is a film',
  'Star Wars again, as it was',
  'a ward',
])

const corrections = (typed: string, limit?: number) => index.correct(typed, { limit }).map(({ text }) => text)
const best = (typed: string) => corrections(typed)[0]

describe('a word is mended', () => {
  test.each([
    ['sanctons', 'sanctions', 'a letter is missing'],
    ['sancttions', 'sanctions', 'a letter is there twice'],
    ['sanctiuns', 'sanctions', 'a letter is another'],
    ['sanctoins', 'sanctions', 'two letters are swapped'],
    ['recieved', 'received', 'ei is ie'],
    ['beleive', 'believe', 'ie is ei'],
    ['neccesary', 'necessary', 'the wrong letter is doubled'],
    ['seperate', 'separate', 'a vowel is another'],
    ['acommodation', 'accommodation', 'a double letter is single'],
    ['acomodation', 'accommodation', 'two double letters are single'],
    ['agreemnets', 'agreements', 'two letters are swapped'],
    ['teh', 'the', 'it is short'],
  ])('%s to %s where %s', (typed, meant) => {
    expect(best(typed)).toBe(meant)
  })

  test('in a text that otherwise stays as it is', () => {
    expect(best('  "minsk  sanctons" -yrok ')).toBe('  "minsk  sanctions" -york ')
  })

  test('in the case in which it was typed', () => {
    expect(best('Sanctons')).toBe('Sanctions')
    expect(best('SANCTONS')).toBe('SANCTIONS')
    expect(best("Minks's SANCTONS agremeents")).toBe("Minsk's SANCTIONS agreements")
  })

  test('each of several', () => {
    expect(best('recieved sanctons')).toBe('received sanctions')
  })

  test('by the words around it', () => {
    expect(best('star wras')).toBe('star wars')
    expect(best('star ward')).toBeUndefined()
  })

  test('if it occurs, but far less often than one that it is easily taken for', () => {
    const index = indexOf([
      ...Array<string>(500).fill('received'),
      'recieved',
      ...Array<string>(100).fill('house'),
      'horse',
    ])
    expect(index.correct('recieved').map(({ text }) => text)).toEqual(['received'])
    expect(index.correct('horse')).toEqual([])
  })
})

describe('words are split and joined', () => {
  test('where a space is missing between words that stand together', () => {
    expect(best('newyork')).toBe('new york')
    expect(best('Minskagreements')).toBe('Minsk agreements')
    expect(best('alot')).toBe('a lot')
  })

  test('where there is a space too many', () => {
    expect(best('foot ball')).toBe('football')
    expect(best('sanc tions')).toBe('sanctions')
    expect(best('Foot ball in newyork')).toBe('Football in new york')
  })

  test('and not where words stand together that are also one', () => {
    const index = indexOf([...Array<string>(20).fill('every day'), ...Array<string>(20).fill('everyday')])
    expect(index.correct('every day')).toEqual([])
    expect(index.correct('everyday')).toEqual([])
  })
})

describe('nothing is offered', () => {
  test.each([
    ['for words that occur', 'the house of the horse'],
    ['for rare words that are like no frequent one', 'film wars'],
    ['for what is like no word', 'xqzzyqx'],
    ['for nothing', ''],
    ['for spaces and marks', ' "?! '],
    ['for numbers', '2015 1st 3.14'],
    ['for operators of the query language', 'minsk OR york AND NOT horse'],
    ['for the field in a query', 'titel:house boddy.xyz:horse'],
    ['for beginnings and patterns of words', 'sanct* *ctions sanc?ions'],
    ['for compounds that occur', 'e-mail node.js cross-examined'],
    ['for scripts without spaces', '東京都'],
    ['for a single letter', 'b'],
  ])('%s', (_, typed) => {
    expect(corrections(typed)).toEqual([])
  })

  test('by an index without documents, or without text', () => {
    expect(createIndex({ schema }).correct('sanctons')).toEqual([])
    expect(createIndex({ schema: { source: keyword() } }).correct('sanctons')).toEqual([])
  })
})

test('a question mark that ends a word is none of a pattern', () => {
  expect(best('what sanctons?')).toBe('what sanctions?')
})

test('a part of a compound is mended where the compound does not occur', () => {
  expect(best('minsk-sanctons')).toBe('minsk-sanctions')
})

test('scores are likelihoods: descending, from 0 to 1, and of all together no more than 1', () => {
  for (const typed of ['sanctons', 'housse', 'horsse hose', 'minks']) {
    const scores = index.correct(typed, { limit: 10 }).map(({ score }) => score)
    expect(scores.length).toBeGreaterThan(0)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
    expect(scores.reduce((sum, score) => sum + score)).toBeLessThanOrEqual(1 + 1e-9)
  }
})

test('a limit is kept to', () => {
  expect(corrections('hosse', 1)).toHaveLength(1)
  expect(corrections('hosse', 0)).toEqual([])
  expect(corrections('hosse', 10)).toEqual(expect.arrayContaining(['house', 'horse']))
})

test('words of deleted documents only are not offered, in any segment', () => {
  const index = createIndex({ schema })
  for (const [id, body] of ['sanctions', 'sanctity', 'sanctions', 'sanctum'].entries()) {
    index.add({ id, body })
    index.commit()
  }
  const found = () => index.correct('sanctios').map(({ text }) => text)
  expect(found()).toEqual(['sanctions', 'sanctity', 'sanctum'].slice(0, found().length))
  index.delete(0)
  expect(found()[0]).toBe('sanctions')
  index.delete(2)
  expect(found()).not.toContain('sanctions')
})

test('words of every language and field are known', () => {
  const index = createIndex({ schema: { en: text(), other: text({ language: 'simple' }) } })
  index.add({ id: 1, en: 'sanctions', other: 'Münster' })
  expect(index.correct('sanctons munstre').map(({ text }) => text)[0]).toBe('sanctions munster')
})

test('a long text takes no longer than its first words', () => {
  const started = performance.now()
  expect(index.correct('sanctons '.repeat(10_000)).length).toBeGreaterThan(0)
  expect(performance.now() - started).toBeLessThan(2000)
})

test.each<[unknown, unknown, string]>([
  [1, {}, '"text" is 1 (number); expected a string.'],
  ['a', { limit: 1.5 }, '"limit" is 1.5 (number); expected a whole number from 0 to'],
])('correct(%j, %j) says what is wrong', (typed, options, message) => {
  expect(() => index.correct(typed as string, options as object)).toThrow(message)
})

test('whatever is typed, all words that are offered in place of others occur', () => {
  const vocabulary = [
    'talk',
    'talks',
    'house',
    'horse',
    'foot',
    'ball',
    'football',
    'new',
    'york',
    'café',
    'don’t',
    'e-mail',
  ]
  const typed = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...vocabulary,
        'tlak',
        'huose',
        'foto',
        'bal',
        'nwe',
        'yrok',
        'cafe',
        'newyork',
        '"',
        '-',
        'OR',
        'a:',
        '*',
        '1',
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(
      fc.subarray(vocabulary, { minLength: 1 }),
      typed,
      fc.constantFrom(' ', ' ', '-', '  '),
      (known, pieces, gap) => {
        const index = indexOf(known)
        const surfacesOf = (text: string) => index.analyze(text).map(({ surface }) => surface)
        const there = new Set(known.flatMap(surfacesOf))
        const typed = pieces.join(gap)
        const asTyped = new Set(surfacesOf(typed))
        for (const { text } of index.correct(typed)) {
          expect(text).not.toBe(typed)
          const added = surfacesOf(text).filter((word) => !asTyped.has(word) && !there.has(word))
          // The whole of a compound with a mended part is there only by its parts.
          expect(added.filter((word) => ![...there].some((part) => word.includes(part)))).toEqual([])
        }
      },
    ),
    { seed: SEED, numRuns: 500 },
  )
})
