import type { AnalyzerDefinition } from '../../src/analysis/analyzer.ts'
import { arabic } from '../../src/languages/arabic.ts'
import { chinese } from '../../src/languages/chinese.ts'
import { danish } from '../../src/languages/danish.ts'
import { dutch } from '../../src/languages/dutch.ts'
import { english } from '../../src/languages/english.ts'
import { finnish } from '../../src/languages/finnish.ts'
import { french } from '../../src/languages/french.ts'
import { german } from '../../src/languages/german.ts'
import { greek } from '../../src/languages/greek.ts'
import { hindi } from '../../src/languages/hindi.ts'
import { hungarian } from '../../src/languages/hungarian.ts'
import { italian } from '../../src/languages/italian.ts'
import { japanese } from '../../src/languages/japanese.ts'
import { korean } from '../../src/languages/korean.ts'
import { norwegian } from '../../src/languages/norwegian.ts'
import { polish } from '../../src/languages/polish.ts'
import { portuguese } from '../../src/languages/portuguese.ts'
import { romanian } from '../../src/languages/romanian.ts'
import { russian } from '../../src/languages/russian.ts'
import { spanish } from '../../src/languages/spanish.ts'
import { swedish } from '../../src/languages/swedish.ts'
import { thai } from '../../src/languages/thai.ts'
import { turkish } from '../../src/languages/turkish.ts'
import { ukrainian } from '../../src/languages/ukrainian.ts'

/** Every language that has an entry, by the name of its entry. */
export const languages: Readonly<Record<string, AnalyzerDefinition>> = {
  ...{ arabic, chinese, danish, dutch, english, finnish, french, german, greek, hindi, hungarian, italian },
  ...{ japanese, korean, norwegian, polish, portuguese, romanian, russian, spanish, swedish, thai, turkish },
  ...{ ukrainian },
}
