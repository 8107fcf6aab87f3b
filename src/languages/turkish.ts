/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/turkish'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { keepLetters } from './letters.ts'
import { latinWords } from './stem-words.ts'

// Ankara'da: what follows the apostrophe after a name is case.
const nameAlone = (word: string): string => word.replace(/'.*/, '')

/** Turkish: I is ı and İ is i in lower case, ç, ğ, ı, ö, ş and ü are letters, endings after an apostrophe are cut off. */
export const turkish: AnalyzerDefinition = {
  name: 'tr',
  version: 1,
  fold: /* @__PURE__ */ keepLetters('çğıöşü', { I: 'ı' }),
  tokenFilters: [nameAlone, /* @__PURE__ */ latinWords(stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'acaba', 'ama', 'ancak', 'aslında', 'az', 'bana', 'bazı', 'belki', 'ben', 'benden', 'beni', 'benim',
    'bile', 'bir', 'biri', 'birkaç', 'birçok', 'birşey', 'biz', 'bizden', 'bize', 'bizi', 'bizim', 'bu',
    'buna', 'bunda', 'bundan', 'bunlar', 'bunları', 'bunların', 'bunu', 'bunun', 'burada', 'böyle', 'böylece',
    'çok', 'çünkü', 'da', 'daha', 'dahi', 'de', 'defa', 'değil', 'diğer', 'diye', 'dolayı', 'en', 'eğer',
    'fakat', 'gibi', 'göre', 'hala', 'hangi', 'hatta', 'hem', 'henüz', 'hep', 'hepsi', 'her', 'herhangi',
    'herkes', 'hiç', 'hiçbir', 'için', 'ile', 'ilgili', 'ise', 'işte', 'kadar', 'karşın', 'kendi', 'kendine',
    'kendini', 'ki', 'kim', 'kimden', 'kime', 'kimi', 'kimse', 'mı', 'mi', 'mu', 'mü', 'nasıl', 'ne', 'neden',
    'nedenle', 'nerede', 'nereye', 'niye', 'o', 'olan', 'olarak', 'oldu', 'olduğu', 'olduğunu', 'olması',
    'olmak', 'olsa', 'olup', 'olur', 'ona', 'ondan', 'onlar', 'onlardan', 'onları', 'onların', 'onu', 'onun',
    'oysa', 'öyle', 'pek', 'rağmen', 'sadece', 'sanki', 'sen', 'senden', 'seni', 'senin', 'siz', 'sizden',
    'sizi', 'sizin', 'sonra', 'şey', 'şimdi', 'şöyle', 'şu', 'şuna', 'şunu', 'tüm', 'üzere', 'var', 've',
    'veya', 'ya', 'yani', 'yerine', 'yine', 'yoksa', 'zaten',
  ]),
}
