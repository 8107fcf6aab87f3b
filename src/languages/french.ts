/*! The stemmer is Snowball's (BSD-3-Clause), by way of @orama/stemmers (Apache-2.0): notices in LICENSE. */

import { stemmer } from '@orama/stemmers/french'
import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { accentedWords } from './stem-words.ts'

const ENDINGS = ['ée', 'ât', 'ité', 'ées', 'ère', 'ités', 'ères', 'èrent']

/** French: accents do not count, articles and pronouns before an apostrophe are cut off. */
export const french: AnalyzerDefinition = {
  name: 'fr',
  version: 1,
  elisions: /* @__PURE__ */ new Set([
    'c',
    'd',
    'j',
    'l',
    'm',
    'n',
    'qu',
    's',
    't',
    'jusqu',
    'lorsqu',
    'puisqu',
    'quoiqu',
  ]),
  tokenFilters: [/* @__PURE__ */ accentedWords(ENDINGS, stemmer)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'a', 'afin', 'ai', 'ainsi', 'alors', 'apres', 'as', 'au', 'aucun', 'aucune', 'aussi', 'autre', 'autres',
    'aux', 'avaient', 'avait', 'avant', 'avec', 'avez', 'avons', 'ayant', 'bien', 'c', 'ca', 'car', 'ce',
    'ceci', 'cela', 'celle', 'celles', 'celui', 'ces', 'cet', 'cette', 'ceux', 'chaque', 'chez', 'ci',
    'comme', 'comment', 'contre', 'd', 'dans', 'de', 'depuis', 'des', 'donc', 'dont', 'du', 'elle', 'elles',
    'en', 'encore', 'entre', 'es', 'est', 'et', 'etaient', 'etait', 'etant', 'ete', 'etre', 'eu', 'eux',
    'fait', 'font', 'furent', 'fut', 'hors', 'il', 'ils', 'j', 'je', 'jusque', 'l', 'la', 'laquelle', 'le',
    'lequel', 'les', 'lesquelles', 'lesquels', 'leur', 'leurs', 'lors', 'lorsque', 'lui', 'm', 'ma', 'mais',
    'me', 'meme', 'memes', 'mes', 'moi', 'moins', 'mon', 'n', 'ne', 'ni', 'non', 'nos', 'notre', 'nous', 'on',
    'ont', 'ou', 'par', 'parce', 'pas', 'peu', 'plus', 'plusieurs', 'pour', 'pourquoi', 'puis', 'puisque',
    'qu', 'quand', 'que', 'quel', 'quelle', 'quelles', 'quels', 'qui', 'quoi', 's', 'sa', 'sans', 'se',
    'sera', 'seront', 'ses', 'si', 'soi', 'soient', 'soit', 'sommes', 'son', 'sont', 'sous', 'suis', 'sur',
    't', 'ta', 'tandis', 'te', 'tes', 'toi', 'ton', 'tous', 'tout', 'toute', 'toutes', 'tres', 'trop', 'tu',
    'un', 'une', 'vers', 'voici', 'voila', 'vos', 'votre', 'vous', 'y',
  ]),
}
