// One index, several languages, by field or by document: each brings its stemmer, function words and letters, and only its own bytes.
import { createIndex, keyword, text } from 'okapi-search'
import { french } from 'okapi-search/languages/french'
import { german } from 'okapi-search/languages/german'
import { japanese } from 'okapi-search/languages/japanese'
import { turkish } from 'okapi-search/languages/turkish'

const index = createIndex({
  schema: {
    en: text(), // the index's language, English by default
    de: text({ language: german }),
    fr: text({ language: french }),
    ja: text({ language: japanese }),
    tr: text({ language: turkish }),
  },
})

index.addAll([
  {
    id: 'houses',
    en: 'Old houses by the river',
    de: 'Alte Häuser am Fluss',
    fr: 'L’histoire des maisons anciennes',
    ja: '川辺の古い家',
    tr: 'IRMAK kıyısında eski evler',
  },
  {
    id: 'cities',
    en: 'How cities grow',
    de: 'Wie Städte größer werden',
    fr: 'Comment grandissent les cités',
    ja: '都市の成長とＩＴ技術',
    tr: 'İstanbul’da şehirler nasıl büyür',
  },
])

function show(query: string, prefix: 'last' | false = false): void {
  const { hits } = index.search(query, { prefix })
  const found = hits.map(({ id, matches }) => `${id} (${Object.values(matches).flat().join(', ')})`)
  console.log(`${query} → ${found.join('; ')}`)
}

show('Haus') // inflected forms find each other
show('grosse') // ß is ss, and umlauts do not count
show('l’ancienne maison') // articles before an apostrophe are cut off, "l’" too
show('cite') // é or e, in French
show('ırmak') // I is ı in Turkish, İ is i
show('都市') // scripts without spaces: characters and pairs of neighbours
show('IT技術') // full-width letters are letters
show('Häus', 'last') // search as you type, on the words as they are written

// Documents that are in one language each, and say in which.
const pages = createIndex({
  schema: { title: text(), lang: keyword() },
  languageField: 'lang',
  languages: { de: german, fr: french, ja: japanese },
})
pages.addAll([
  { id: 'de', title: 'Häuser in Berlin', lang: 'de-AT' },
  { id: 'fr', title: 'L’été à Berlin', lang: 'fr' },
  { id: 'ja', title: '東京の家', lang: 'ja' },
  { id: 'en', title: 'Houses of Berlin' },
])
const ids = (query: string, language?: string) => pages.search(query, { language }).hits.map(({ id }) => id)
console.log(`Berlin → ${ids('Berlin').join(', ')}`)
console.log(`Haus → ${ids('Haus').join(', ')}`)
console.log(`Berlin, as French → ${ids('Berlin', 'fr').join(', ')}`)
