import type { AnalyzerDefinition } from '../analysis/analyzer.ts'
import { latinWords } from './stem-words.ts'

// Of case, number and gender, on words without accents; verbs keep theirs. At least three letters stay.
const ENDING = /^(.{3,}?)(?:i?(?:ami|ach|om|ow|owi|owie|em|ego|emu|ej|ych|ymi|ym|ich|imi|im|e|y|a|u|o)|i)$/
// The e that comes and goes: zamek, zamku; koniec, końca.
const FLEETING = /([^aeiouy])(?:e(?=k$)|ie(?=c$))/

const stemPolish = (word: string): string => word.replace(ENDING, '$1').replace(FLEETING, '$1')

/** Polish, with or without ą, ć, ę, ł, ń, ó, ś, ź and ż, which are often left out; a light stemmer of our own. */
export const polish: AnalyzerDefinition = {
  name: 'pl',
  version: 1,
  tokenFilters: [/* @__PURE__ */ latinWords(stemPolish)],
  // biome-ignore format: a word a line would be long
  stopWords: /* @__PURE__ */ new Set([
    'a', 'aby', 'ale', 'ani', 'az', 'bardzo', 'bez', 'bo', 'by', 'byc', 'byl', 'byla', 'bylo', 'byly', 'beda',
    'bedzie', 'bym', 'choc', 'ci', 'cie', 'co', 'czy', 'czyli', 'daleko', 'dla', 'dlaczego', 'do', 'gdy',
    'gdyby', 'gdzie', 'go', 'i', 'ich', 'ile', 'im', 'inne', 'inny', 'innych', 'iz', 'ja', 'jak', 'jaka',
    'jakie', 'jako', 'jaki', 'je', 'jeden', 'jednak', 'jedno', 'jego', 'jej', 'jemu', 'jest', 'jestem',
    'jesli', 'jeszcze', 'juz', 'kazdy', 'kiedy', 'kto', 'ktora', 'ktore', 'ktorego', 'ktorej', 'ktory',
    'ktorych', 'ktorym', 'ktorzy', 'lecz', 'lub', 'ma', 'maja', 'mi', 'mnie', 'mna', 'moze', 'mozna', 'moj',
    'moje', 'my', 'na', 'nad', 'nam', 'nami', 'nas', 'nasz', 'nawet', 'nie', 'niego', 'niej', 'nich', 'nim',
    'niz', 'no', 'o', 'od', 'on', 'ona', 'one', 'oni', 'ono', 'oraz', 'pan', 'po', 'pod', 'podczas', 'poza',
    'poniewaz', 'przed', 'przede', 'przez', 'przy', 'raz', 'rowniez', 'sa', 'sie', 'skad', 'swoje', 'swoj',
    'swoja', 'swoim', 'ta', 'tak', 'taka', 'takie', 'takze', 'tam', 'te', 'tego', 'tej', 'ten', 'tez', 'to',
    'toba', 'tobie', 'trzeba', 'tu', 'twoj', 'twoje', 'ty', 'tych', 'tylko', 'tym', 'tys', 'u', 'w', 'wam',
    'wami', 'was', 'wasz', 'we', 'wedlug', 'wiele', 'wszyscy', 'wszystko', 'wszystkie', 'wlasnie', 'wiec',
    'z', 'za', 'zawsze', 'ze', 'zeby',
  ]),
}
