/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/greek'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'

const GREEK_WORD = /^\p{Script=Greek}+$/u

const stemGreek = (word: string): string => (GREEK_WORD.test(word) ? stemmer(word) : word)

/** Greek: accents do not count, final sigma is sigma. */
export const greek: AnalyzerDefinition = {
  name: 'el',
  version: 1,
  tokenFilters: [stemGreek],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'ενα', 'ενασ', 'αλλα', 'αν', 'απο', 'αυτα', 'αυτεσ', 'αυτη', 'αυτο', 'αυτοι', 'αυτοσ', 'αυτου', 'αυτουσ',
    'αυτων', 'για', 'γιατι', 'δε', 'δεν', 'δηλαδη', 'εαν', 'εγω', 'εδω', 'ειναι', 'ειμαι', 'ειχε', 'ειχαν',
    'εκει', 'εκεινη', 'εκεινο', 'εκεινοσ', 'εμεισ', 'εμασ', 'ενω', 'επειδη', 'επι', 'εσεισ', 'εσυ', 'η',
    'ηταν', 'θα', 'ιδιοσ', 'και', 'καθε', 'καποια', 'καποιο', 'καποιοσ', 'κατα', 'κι', 'μα', 'μασ', 'με',
    'μεσα', 'μετα', 'μεχρι', 'μη', 'μην', 'μου', 'μπορει', 'να', 'ο', 'ολα', 'ολοι', 'ομωσ', 'οι', 'οπωσ',
    'οπου', 'οσο', 'οταν', 'οτι', 'ουτε', 'οχι', 'πανω', 'παρα', 'πια', 'πιο', 'πολυ', 'που', 'προσ',
    'πρεπει', 'πριν', 'πωσ', 'σαν', 'σασ', 'σε', 'στα', 'στη', 'στην', 'στισ', 'στο', 'στον', 'στουσ', 'στων',
    'συ', 'τα', 'τη', 'την', 'τησ', 'τι', 'τισ', 'το', 'τον', 'τοτε', 'του', 'τουσ', 'των', 'ωσ', 'ωστε',
  ]),
}
