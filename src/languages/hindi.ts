/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/indian'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { foldDigit } from './letters.ts'

const NUKTA = '\u093c'
const CHANDRABINDU = '\u0901'
const ANUSVARA = '\u0902'

const foldHindi = (character: string): string | undefined =>
  character === NUKTA ? '' : character === CHANDRABINDU ? ANUSVARA : foldDigit(character)

const DEVANAGARI_WORD = /^[\p{Script=Devanagari}\p{M}]+$/u

// A nasal before another consonant is an anusvara to many: हिन्दी, हिंदी.
const NASAL = /[ङञणनम]\u094d(?=[\u0915-\u0939])/g

const stemHindi = (word: string): string =>
  DEVANAGARI_WORD.test(word) ? stemmer(word.replace(NASAL, ANUSVARA)) : word

/** Hindi: the nukta does not count, chandrabindu is anusvara, so is a nasal before a consonant, digits are digits. */
export const hindi: AnalyzerDefinition = {
  name: 'hi',
  version: 2,
  fold: foldHindi,
  tokenFilters: [stemHindi],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'अगर', 'अत', 'अपना', 'अपनी', 'अपने', 'अब', 'आदि', 'आप', 'इत्यादि', 'इन', 'इनका', 'इस', 'इसका', 'इसकी',
    'इसके', 'इसमें', 'इसी', 'इसे', 'उन', 'उनका', 'उनकी', 'उनके', 'उनको', 'उन्हें', 'उन्हों', 'उस', 'उसका',
    'उसकी', 'उसके', 'उसी', 'उसे', 'एक', 'एवं', 'एस', 'ऐसे', 'और', 'कई', 'कर', 'करता', 'करते', 'करना', 'करने',
    'करें', 'कहते', 'का', 'काफी', 'कि', 'कितना', 'किन', 'किस', 'किसी', 'किसे', 'की', 'कुछ', 'के', 'को', 'कोई',
    'कौन', 'क्या', 'क्यों', 'गई', 'गए', 'गया', 'जब', 'जहां', 'जा', 'जिन', 'जिस', 'जिसे', 'जैसा', 'जैसे', 'जो',
    'तक', 'तब', 'तथा', 'तरह', 'तो', 'था', 'थी', 'थे', 'दिया', 'द्वारा', 'न', 'नहीं', 'ना', 'ने', 'पर',
    'परंतु', 'फिर', 'बहुत', 'बात', 'बाद', 'भी', 'मगर', 'मुझे', 'में', 'मेरा', 'मैं', 'यदि', 'यह', 'यहां',
    'या', 'ये', 'रहा', 'रही', 'रहे', 'लिए', 'लिया', 'लेकिन', 'व', 'वह', 'वहां', 'वाला', 'वाले', 'वे', 'सकता',
    'सकते', 'सब', 'सबसे', 'साथ', 'से', 'सो', 'हम', 'हमारा', 'ही', 'हुआ', 'हुई', 'हुए', 'है', 'हैं', 'हो',
    'होता', 'होती', 'होते', 'होना',
  ]),
}
