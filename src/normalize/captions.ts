import type { Block } from './blocks.ts'
import { readDate } from './dates.ts'
import { pattern } from './pattern.ts'

const AGENCY =
  '(?:AP|AFP|AAP|EPA|UPI|ANSA|EFE|DPA|APA|TASS|ITAR-TASS|Reuters|REUTERS|Getty(?: Images)?|Sputnik|RIA Novosti|Xinhua|Bloomberg|Anadolu(?: Agency)?|AA|IRNA|Tasnim|Kyodo|Yonhap|PTI|ANI|Shutterstock|iStock(?:photo)?|Alamy|Corbis|Unsplash|Pixabay|Pexels|Flickr|Wikimedia(?: Commons)?|Instagram|Twitter|Handout|picture alliance|imago|ТАСС|РИА Новости|Интерфакс|Коммерсантъ|dpa|Imago)'
const PHOTO =
  '(?:photo(?:graph|grapher|s|graphs)?|image|images|picture|pic|credits?|photo credits?|image credits?|courtesy|file photo|foto|fotos|fotografía|bild|bildquelle|crédits?(?: photo)?|фото|иллюстрация|fotograf|fotografia|imagen|imagem|illustration|screenshot|screengrab|video)'

// "© Sputnik / Eduard Pesov", "Photo: Jane Roe", "AP Photo/Evan Vucci", "REUTERS/Jane Roe", "Courtesy of NASA".
const CREDIT_START = /* @__PURE__ */ pattern(() => [
  `^(?:\\[|\\()?(?:©|\\(c\\)|${PHOTO}(?: by| credit| courtesy)?\\s?[:©/]|file ?[-–—:]\\s|${AGENCY}\\s?(?:Photo|Images?|фото)?\\s?/\\s?|courtesy (?:of|photo)\\b)`,
])
const PHOTO_BY =
  /^(?:(?:\p{Lu}[\p{L}.]*\s){0,3}(?:Photo|PHOTO)\s?\/\s?\p{Lu}|(?:photo|photograph|image|picture|illustration)s? (?:by|credit|courtesy)\b|fotos? (?:de|di|von|por)\s|фото (?:из|от)\s)/iu
// What brackets at the end hold: "Reuters / Joshua Roberts", "AP Photo/Evan Vucci", "Photo: Jane Roe", "Kremlin pool/AP".
const BRACKETED = /[([]([^()[\]]{2,80})[)\]]\.?$/
const CREDIT = /* @__PURE__ */ pattern(
  () => [
    `(?:^|\\s)${AGENCY}(?: ?Photos?| ?Images)? ?[/,|:–—-] ?\\S`,
    '(?:^|\\s)(?:AP|AFP|EPA|Reuters|Getty|TASS|Sputnik|[Ff]ile|[Hh]andout) (?:photo|images?|picture)s?\\b',
    `/ ?${AGENCY}(?:\\W|$)`,
    '(?:^|\\s)(?:[Pp]hoto|[Ff]oto|[Ii]mage|[Pp]icture|[Фф]ото) (?:by|courtesy|из) |^[Cc]ourtesy (?:of )?',
    `^${PHOTO}(?: by| credit| courtesy(?: of)?)? ?[:©/]|^[Pp](?:hoto|icture|IC) ?:|©`,
  ],
  'u',
)
// Without brackets: "/ Getty Images", "| Photo: Jane Roe", "REUTERS/Jane Roe". A full stop after it makes it a sentence.
const CREDIT_END = /* @__PURE__ */ pattern(
  () =>
    [
      `[|/•–—-] ?(?:${PHOTO} ?: ?[^|]{2,60}|©[^|]{2,60}|${AGENCY} (?:Photo|Images))`,
      `\\s${AGENCY} ?/ ?\\p{Lu}[^.!?]{2,40}`,
      '\\sAP Photo[^.!?]{0,40}',
      `/ ?${AGENCY}(?: Images| Photo)?`,
      '\\svia (?:Getty Images|AP|Reuters|AFP|Shutterstock)',
      '\\s(?:[Pp]hoto|[Ff]oto|[Фф]ото|[Bb]ild|[Cc]r[ée]dit) ?: ?\\p{Lu}[^.!?]{2,50}',
      '\\s© ?\\p{L}[^.!?]{2,50}',
      '\\sGetty Images',
      '\\s(?:[Ss]taff |[Ff]ile |[Cc]ourtesy )?(?:[Pp]hoto|[Pp]hotos|[Pp]hotograph|[Ii]llustration) (?:by|courtesy of) \\p{Lu}[^.!?]{2,40}',
      '\\p{Ll}(?:Image |Photo )?(?:Credit|Photo|Picture|Image|Getty|Bild|Foto)s? ?: ?\\p{Lu}[^.!?]{2,60}',
    ].map((source) => `(?:${source})$`),
  'u',
)
// Where somebody stands in a picture.
const POSITION =
  /\((?:L|C|R|L-R|R-L|l\.|r\.|left|right|cent(?:er|re)|2nd [LR]|(?:second |third |far )?(?:from )?(?:left|right)|(?:front|back|top|bottom)(?: row)?|слева|справа|в центре|links|rechts|Mitte|izq\.?|izquierda|der\.?|derecha|à gauche|à droite|au centre|esq\.?|dir\.?)\)|, (?:(?:second |third |far |top |bottom |front )?(?:left|right|cent(?:er|re)|second from (?:left|right))),|^(?:from |pictured |clockwise )?(?:left to right|from left|from right|clockwise from|l-r|top|bottom|above|below|pictured|слева направо|von links|de izquierda a derecha|de gauche à droite)\b ?[:,]|\b(?:left|right|pictured|seen) (?:in|on) (?:this|the) (?:photo|picture|image|file)/iu
// What a caption says of its picture, in the present.
const PICTURED =
  /\b(?:file (?:photo|picture|image|pic)|archive (?:photo|picture)|undated (?:photo|image|picture|handout)|(?:shakes?|shake) hands|poses? (?:for|with|in|during|on)|speaks? (?:during|at|to|in|with)|walks?|attends?|gestures?|listens?|looks? on|arrives?|waves?|smiles?|lays? a|looks at|is (?:seen|pictured|shown)|are (?:seen|pictured|shown))\b|\bархивное фото\b/i
const PICTURE_WORD = /^(?:image|photo|picture|fig(?:ure)?\.?|foto|bild|abb\.?|рис\.?|фото)\s?\d+\s?[:.–-]/iu

/** Whether a block is the caption or the credit of a picture. Two signs are needed, a credit counts for two. */
export function isCaption(block: Block): boolean {
  if (block.words > 80 || block.text.length > 700) return false
  if (isCredit(block)) return true
  const { text } = block
  let signs = 0
  if (POSITION.test(text)) signs++
  signs += endsInDate(text)
  if (PICTURED.test(text)) signs += 0.5
  if (PICTURE_WORD.test(text)) signs++
  if (!block.endsSentence && block.words > 7) signs += 0.5
  return signs >= 2
}

/** Whether a block starts or ends with a picture's credit. */
export function isCredit({ text, words }: Block): boolean {
  if (CREDIT_START.test(text) || (words <= 15 && PHOTO_BY.test(text))) return true
  const end = text.slice(-300)
  return CREDIT.test(BRACKETED.exec(end)?.[1] ?? '') || CREDIT_END.test(end)
}

// "…, in Moscow, Russia, March 24, 2016." ends a caption; "… signed on March 24, 2016." is as often a text's sentence.
function endsInDate(text: string): number {
  const end = text.slice(-45)
  const date = readDate(end)
  if (!date || !/^[.)]*$/.test(end.slice(date.end))) return 0
  return / on $/.test(end.slice(0, date.start)) ? 0.5 : 1
}
