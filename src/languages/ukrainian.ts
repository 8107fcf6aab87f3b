/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/ukrainian'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'

const CYRILLIC_WORD = /^\p{Script=Cyrillic}+$/u

const stemUkrainian = (word: string): string => (CYRILLIC_WORD.test(word) ? stemmer(word) : word)

/** Ukrainian: ґ is read as г; words of Latin letters stay as they are. */
export const ukrainian: AnalyzerDefinition = {
  name: 'uk',
  version: 1,
  fold: (character) => (character === 'ґ' || character === 'Ґ' ? 'г' : undefined),
  tokenFilters: [stemUkrainian],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'а', 'або', 'але', 'б', 'без', 'би', 'був', 'була', 'були', 'було', 'бути', 'в', 'вам', 'вас', 'ваш',
    'вже', 'ви', 'від', 'він', 'вона', 'вони', 'воно', 'все', 'всі', 'втім', 'где', 'да', 'дві', 'для', 'до',
    'є', 'ж', 'же', 'з', 'за', 'зі', 'й', 'його', 'її', 'їй', 'їм', 'їх', 'і', 'із', 'інші', 'коли', 'кого',
    'кожен', 'кому', 'крізь', 'куди', 'лише', 'ли', 'ледве', 'між', 'мене', 'мені', 'ми', 'мій', 'може',
    'можна', 'моя', 'на', 'над', 'нам', 'нас', 'наш', 'не', 'нею', 'неї', 'ним', 'них', 'ні', 'ніби', 'ніж',
    'ну', 'о', 'об', 'однак', 'ось', 'по', 'под', 'поки', 'при', 'про', 'проте', 'та', 'так', 'таке', 'такий',
    'такі', 'там', 'твій', 'те', 'тебе', 'тим', 'тих', 'ти', 'то', 'тобі', 'тоді', 'того', 'той', 'том',
    'тому', 'тут', 'у', 'усе', 'усі', 'хоча', 'хто', 'це', 'цей', 'ці', 'цього', 'цьому', 'ця', 'чи', 'чий',
    'чого', 'чому', 'через', 'щоб', 'що', 'я', 'як', 'яка', 'яке', 'який', 'які', 'якого', 'якої', 'якщо',
  ]),
}
