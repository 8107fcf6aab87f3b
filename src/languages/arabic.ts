/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/arabic'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { foldDigit } from './letters.ts'

const SIGNS = /[\u0640\u064b-\u065f\u0670]/
const LETTERS: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك' }

const foldArabic = (character: string): string | undefined =>
  SIGNS.test(character) ? '' : (LETTERS[character] ?? foldDigit(character))

const ARABIC_WORD = /^\p{Script=Arabic}+$/u

const stemArabic = (word: string): string => (ARABIC_WORD.test(word) ? stemmer(word) : word)

/**
 * Arabic: vowel signs and tatweel do not count, alef is alef whatever it carries, ى is ي, digits are digits, and
 * the ی and ک of Persian keyboards are ي and ك. */
export const arabic: AnalyzerDefinition = {
  name: 'ar',
  version: 2,
  fold: foldArabic,
  tokenFilters: [stemArabic],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'في', 'من', 'الي', 'علي', 'عن', 'ان', 'كان', 'كانت', 'كانوا', 'لكن', 'لا', 'لم', 'لن', 'ما', 'ماذا',
    'متي', 'مع', 'هذا', 'هذه', 'هذان', 'هؤلاء', 'ذلك', 'تلك', 'الذي', 'التي', 'الذين', 'اللاتي', 'هو', 'هي',
    'هم', 'هن', 'انا', 'انت', 'نحن', 'انتم', 'و', 'او', 'ثم', 'بل', 'ام', 'قد', 'لقد', 'كل', 'بعض', 'غير',
    'بين', 'بعد', 'قبل', 'عند', 'عندما', 'حيث', 'كما', 'كيف', 'اين', 'اذا', 'اذ', 'لو', 'حتي', 'منذ', 'خلال',
    'ضد', 'حول', 'دون', 'فقط', 'اي', 'ايضا', 'هنا', 'هناك', 'سوف', 'ليس', 'ليست', 'يكون', 'تكون', 'اما', 'به',
    'بها', 'له', 'لها', 'لهم', 'فيه', 'فيها', 'منه', 'منها', 'عليه', 'عليها', 'اليه', 'اليها', 'عنه', 'عنها',
    'لان', 'لدي', 'مثل', 'نعم', 'يا',
  ]),
}
