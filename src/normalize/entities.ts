// U+00A0 … U+00FF in order, as HTML 4 names them.
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig ' +
  'Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash ' +
  'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ' +
  'ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ' +
  'ucirc uuml yacute thorn yuml'

// Names and their characters in turn: markup, punctuation, spaces, and the letters of Central European languages.
const OTHERS =
  'quot " amp & lt < gt > apos \' ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › ' +
  'hellip … bull • prime ′ Prime ″ trade ™ euro € dagger † Dagger ‡ permil ‰ minus − larr ← uarr ↑ rarr → darr ↓ harr ↔ ' +
  'le ≤ ge ≥ ne ≠ asymp ≈ equiv ≡ infin ∞ radic √ sum ∑ part ∂ Delta Δ Omega Ω alpha α beta β gamma γ delta δ ' +
  'epsilon ε lambda λ mu μ pi π sigma σ tau τ phi φ omega ω OElig Œ oelig œ Scaron Š scaron š Zcaron Ž zcaron ž Yuml Ÿ ' +
  'Ccaron Č ccaron č Cacute Ć cacute ć Dstrok Đ dstrok đ Ecaron Ě ecaron ě Rcaron Ř rcaron ř Uring Ů uring ů ' +
  'Lstrok Ł lstrok ł Aogon Ą aogon ą Eogon Ę eogon ę Nacute Ń nacute ń Sacute Ś sacute ś Zacute Ź zacute ź Zdot Ż ' +
  'zdot ż Gbreve Ğ gbreve ğ Scedil Ş scedil ş Idot İ inodot ı Abreve Ă abreve ă Odblac Ő odblac ő Udblac Ű udblac ű ' +
  'fnof ƒ circ ˆ tilde ˜ hearts ♥ check ✓ star ☆ num # dollar $ percnt % ast * plus + comma , period . colon : ' +
  'semi ; lpar ( rpar ) lsqb [ rsqb ] excl ! quest ? commat @ sol / bsol \\ lowbar _ grave ` hyphen ‐ dash ‐'

const SPACES: readonly (readonly [string, string])[] = [
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['zwnj', '\u200C'],
  ['zwj', '\u200D'],
  ['lrm', '\u200E'],
  ['rlm', '\u200F'],
  ['Tab', '\t'],
  ['NewLine', '\n'],
]

// Bytes 0x80 … 0x9F of Windows-1252; the five without a character map to themselves. Browsers read &#146; so.
export const WINDOWS_1252_HIGH =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178'

const NAMED = /* @__PURE__ */ nameTable()

function nameTable(): ReadonlyMap<string, string> {
  const names = new Map<string, string>(SPACES)
  LATIN_1.split(' ').forEach((name, i) => {
    names.set(name, String.fromCharCode(0xa0 + i))
  })
  const others = OTHERS.split(' ')
  for (let i = 0; i < others.length; i += 2) names.set(others[i]!, others[i + 1]!)
  return names
}

// A text that speaks of markup shows entities on purpose. (The form under a blog's comments also names HTML.)
const ABOUT_MARKUP =
  /\b(?:X?HTML\d?(?! tags and attributes)|XML|SGML|JSX|markup language|ampersands?|character (?:entity|reference)s?)\b/i

// "&amp;", `&lt;`: an entity in quotes or back-ticks is spoken of, not left over.
const QUOTED = /(["'`“‘«])&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z]\w{1,9});(["'`”’»])/

// Escaped twice or more, an entity is "&amp;amp;lt;": all its layers at once.
const ENTITY = /&(?:amp;|#0*38;|#[xX]0*26;)*(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]\w{1,9}));/g

/**
 * HTML entities as their characters: named ones of European text, decimal and hexadecimal ones.
 *
 * Only with the semicolon ("AT&T", "?a=1&copy=2" stay), only known names, and not in a text that speaks
 * of HTML or shows an entity in quotes: there "&amp;" is what the writer meant.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&') || ABOUT_MARKUP.test(text) || QUOTED.test(text)) return text
  return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? `&${name};`
    return fromCode(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)) ?? entity
  })
}

function fromCode(code: number): string | undefined {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined
  if (code >= 0x80 && code < 0xa0) return WINDOWS_1252_HIGH[code - 0x80]
  return String.fromCodePoint(code)
}
