import { describe, expect, test } from 'vitest'
import { Analyzer } from '../../src/analysis/analyzer.ts'
import { TokenStream } from '../../src/analysis/tokenizer.ts'
import { createIndex, text } from '../../src/index.ts'
import { languages } from './languages.ts'

/** A text a language, with what is peculiar to it; and words that find each other. */
const samples: Readonly<Record<string, { readonly body: string; readonly same: readonly string[][] }>> = {
  arabic: {
    body: 'زار الطُّلّاب المكتبةَ الجديدة في القاهرة يوم ٢٤ مارس ٢٠١٦',
    same: [
      ['المكتبة', 'مكتبة'],
      ['أحمد', 'احمد'],
      ['كتــاب', 'كِتاب'],
      ['٢٠١٦', '2016'],
      ['کتابی', 'كتابي'],
    ],
  },
  chinese: { body: '他在北京大学学习中文,用iPhone手机。', same: [['ＡＢＣ', 'abc']] },
  danish: {
    body: 'Børnene læser bøgerne på Århus’ største skole',
    same: [
      ['bøgerne', 'bøger'],
      ['skolen', 'skole'],
      ['smørrebrød', 'smörrebröd'],
    ],
  },
  dutch: {
    body: 'De oudere mannen fietsen langs de grachten, foto’s van één reünie',
    same: [
      ['gracht', 'grachten'],
      ['één', 'een'],
      ['foto', "foto's"],
    ],
  },
  english: {
    body: "The generous children's stories were told in O'Neil's co-operative",
    same: [
      ['story', 'stories'],
      ['child', "child's"],
      ['traveling', 'travels'],
    ],
  },
  finnish: {
    body: 'Metsätöissä hän näki karhun pesän järven rannalla',
    same: [
      ['järvi', 'järven'],
      ['talossa', 'talosta'],
    ],
  },
  french: {
    body: 'L’été, les élèves étudient l’histoire de la Révolution française et l’œuvre qu’elle inspira aujourd’hui',
    same: [
      ['élève', 'eleves'],
      ["l'histoire", 'histoires'],
      ['étudiée', 'etudiee'],
      ['nationalité', 'nationalites'],
    ],
  },
  german: {
    body: 'Die Häuser der Straße gehören Müllers größter Gesellschaft',
    same: [
      ['Häuser', 'Haus'],
      ['Straße', 'Strasse'],
      ['Müller', 'Mueller'],
      ['Müller', 'muller'],
    ],
  },
  greek: {
    body: 'Οι άνθρωποι διαβάζουν βιβλία στις βιβλιοθήκες της Αθήνας',
    same: [
      ['άνθρωπος', 'ΑΝΘΡΩΠΟΙ'],
      ['βιβλίο', 'βιβλιο'],
      ['ΟΔΟΣ', 'οδός'],
    ],
  },
  hindi: {
    body: 'लड़कियाँ किताबें पढ़ती हैं और हिन्दी २०१६ में सीखी',
    same: [
      ['किताबें', 'किताब'],
      ['लड़कियाँ', 'लड़कियां'],
      ['२०१६', '2016'],
      ['लड़का', 'लड़का'],
      ['हिन्दी', 'हिंदी'],
    ],
  },
  hungarian: { body: 'A gyerekek könyveket olvasnak a budapesti könyvtárban', same: [['könyv', 'könyvek']] },
  italian: {
    body: "L'università dell'antica città è più bella d'estate, perché c'è musica",
    same: [
      ['città', 'citta'],
      ["l'università", 'universita'],
      ['bella', 'bello'],
    ],
  },
  japanese: { body: '東京タワーの近くでコーヒーを飲みました。ﾃﾞｰﾀﾍﾞｰｽ', same: [['ﾃﾞｰﾀﾍﾞｰｽ', 'データベース']] },
  korean: { body: '서울에서 한국어를 공부하는 학생들이 K팝을 듣는다', same: [['한국', '한국']] },
  norwegian: {
    body: 'Elevene leser bøkene på skolen i Tromsø, språkene er vakre',
    same: [
      ['skolen', 'skole'],
      ['språket', 'språk'],
    ],
  },
  polish: {
    body: 'Studenci czytają książki w bibliotekach Łodzi i w żółtych domach',
    same: [
      ['książka', 'ksiazki'],
      ['książek', 'książkami'],
      ['polskiego', 'polska'],
      ['zamek', 'zamku'],
      ['Łódź', 'lodz'],
    ],
  },
  portuguese: {
    body: 'As crianças leram as informações sobre a educação em São Paulo',
    same: [
      ['informação', 'informacoes'],
      ['criança', 'criancas'],
      ['educação', 'EDUCAÇÃO'],
    ],
  },
  romanian: {
    body: 'Copiii învață știința și citesc cărți în bibliotecile orașului',
    same: [
      ['știința', 'ştiinţa'],
      ['învață', 'invata'],
      ['națiunea', 'natiune'],
    ],
  },
  russian: {
    body: 'Студенты читают книги в библиотеках, ёлки зелёные, SQL-запросы',
    same: [
      ['книга', 'книгами'],
      ['ёлка', 'елки'],
      ['SQL', 'sql'],
    ],
  },
  spanish: {
    body: 'Los niños leyeron las canciones y la información del año',
    same: [
      ['canción', 'canciones'],
      ['información', 'informacion'],
      ['niño', 'nino'],
    ],
  },
  swedish: {
    body: 'Flickorna läser böckerna på skolan i Malmö, en ångbåt går över sjön',
    same: [
      ['flicka', 'flickorna'],
      ['böcker', 'böckerna'],
      ['Tromsø', 'tromsö'],
    ],
  },
  thai: { body: 'ภาษาไทยเป็นภาษาที่มีวรรณยุกต์ iPhone15', same: [['ภาษาไทย', 'ภาษาไทย']] },
  turkish: {
    body: "İstanbul'da Türkiye'nin öğrencileri kitapları okuyor, IRMAK ve Iğdır'a gitti",
    same: [
      ['ırmak', 'IRMAK'],
      ['istanbul', 'İSTANBUL'],
      ["Ankara'da", 'Ankara'],
      ['kitaplar', 'kitap'],
    ],
  },
  ukrainian: {
    body: 'Студенти читають книги в бібліотеках Києва, їхній ґанок і м’ята',
    same: [
      ['книга', 'книгами'],
      ['ґанок', 'ганок'],
      ['Київ', 'КИЇВ'],
    ],
  },
}

// What a reader takes for one character (ﾃﾞ, हि) is typed as one.
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

test('every language has a sample, and a name of its own', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(languages).sort())
  const names = Object.values(languages).map(({ name }) => name)
  expect(new Set(['en', 'simple', ...names]).size).toBe(names.length + 2)
})

describe.each(Object.entries(samples))('%s', (name, { body, same }) => {
  const language = languages[name]!
  const analyzer = new Analyzer(language)

  test('every prefix of every word finds the document', () => {
    const index = createIndex({ schema: { body: text() }, language })
    index.addAll([
      { id: 1, body },
      { id: 2, body: 'qqq ωωω жжж' },
    ])
    const missed: string[] = []
    for (const word of body.match(/[\p{L}\p{M}\p{N}\uff9e]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)!) {
      // An article before an apostrophe is no word of the index: typing begins after it.
      const [article, ...rest] = word.split(/['’]/)
      const start =
        rest.length > 0 && language.elisions?.has(article!.toLowerCase()) ? article!.length + 1 : 0
      for (const { index: at, segment } of characters.segment(word.slice(start))) {
        const typed = word.slice(0, start + at + segment.length)
        if (!index.search(typed, { prefix: 'last' }).hits.some(({ id }) => id === 1)) missed.push(typed)
      }
    }
    expect(missed).toEqual([])
  })

  test.each(same)('%s is found by %s, and the other way round', (one, other) => {
    const index = createIndex({ schema: { body: text() }, language })
    index.addAll([
      { id: 1, body: one },
      { id: 2, body: other },
    ])
    expect(index.search(one).hits).toHaveLength(2)
    expect(index.search(other).hits).toHaveLength(2)
  })

  test('its function words are written as its words are folded', () => {
    const words = [...(language.stopWords ?? []), ...(language.elisions ?? [])]
    expect(words.filter((word) => !word.includes("'") && analyzer.foldWord(word) !== word)).toEqual([])
  })

  test('words of other scripts, numbers and codes are not stemmed', () => {
    const strange = ['2016', 'ab12', '東京', 'c++', "o'neil's", 'кﬁ', '']
    expect(strange.map((word) => analyzer.stem(word))).toEqual(
      strange.map((word) => (name === 'turkish' && word === "o'neil's" ? 'o' : word)),
    )
  })
})

test('function words are set aside in a query that has others', () => {
  const index = createIndex({ schema: { body: text() }, language: languages.german! })
  index.addAll([
    { id: 1, body: 'das Haus und der Garten' },
    { id: 2, body: 'und der Hund' },
  ])
  expect(index.search('der Garten').hits.map(({ id }) => id)).toEqual([1])
  expect(index.search('und der').hits).toHaveLength(2)
})

test.each([
  ['iPhone手机', ['iPhone', '手机', '手']],
  ['ＡＢＣ全角', ['abc', 'ABC', '全角']],
  ['ﾊﾝｶｸｶﾅ漢字2016年', ['ハンカク', '漢字', '2016', '年']],
  ['한국어ABC漢字ひらがな', ['한국어', 'abc', '漢字', 'ひらがな']],
  ['ไทยEnglish中文', ['ไทย', 'english', '中文']],
  ['𠮷野家でMサイズ', ['𠮷野家', 'M', 'サイズ']],
  ['葛\u{e0100}城市〆切ＡＢ', ['葛城', '"葛城市"', '〆切', 'ab']],
  ['ພາສາລາວabc12ភាសាខ្មែរxyzမြန်မာ', ['ພາສາ', 'abc12', 'ភាសា', 'xyz', 'မြန်မာ']],
])('%s is found by each of its scripts', (body, queries) => {
  for (const name of ['chinese', 'japanese', 'korean', 'thai', 'german']) {
    const index = createIndex({ schema: { body: text() }, language: languages[name]! })
    index.add({ id: 1, body })
    const missed = [...queries, body].filter((query) => index.search(query).hits.length === 0)
    expect(missed).toEqual([])
  }
})

test('fields of one index have languages of their own', () => {
  const { german, french, japanese } = languages
  const index = createIndex({
    schema: {
      de: text({ language: german! }),
      fr: text({ language: french! }),
      ja: text({ language: japanese! }),
      en: text(),
    },
  })
  index.addAll([
    { id: 1, de: 'Häuser am Fluss', fr: 'les maisons d’été', ja: '川辺の家', en: 'houses by the river' },
    { id: 2, de: 'der Wald', fr: 'la forêt', ja: '森', en: 'the forest' },
  ])
  for (const query of ['Haus', 'maison', 'ete', '川辺', 'house', 'Fluss maison 家 rivers']) {
    expect(index.search(query).hits.map(({ id }) => id)).toEqual([1])
  }
})

test('the tokens of a text are the same whatever was read before', () => {
  const stream = new TokenStream(new Analyzer(languages.japanese!))
  const tokens = (body: string) => {
    const found: string[] = []
    stream.reset(body)
    while (stream.next()) found.push(`${stream.text}@${stream.position}`)
    return found
  }
  const first = tokens('東京タワー')
  tokens('ภาษาไทย')
  expect(tokens('東京タワー')).toEqual(first)
  expect(first).toEqual(['東@0', '東京@0', '京@1', '京タ@1', 'タ@2', 'タワ@2', 'ワ@3', 'ワー@3', 'ー@4'])
})

test.each(['צה"ל', 'צה״ל', 'צהל', '"צה"ל"'])('%s finds a Hebrew acronym, however it is written', (query) => {
  const index = createIndex({ schema: { body: text() }, language: 'simple' })
  index.addAll([
    { id: 1, body: 'דובר צה״ל אמר' },
    { id: 2, body: 'דובר צה"ל, "אמר"' },
    { id: 3, body: 'אמר "שלום"' },
  ])
  expect(index.search(query).hits.map(({ id }) => id)).toEqual([1, 2])
  expect(index.search('"דובר צה״ל" שלום').total.value).toBe(3)
})
