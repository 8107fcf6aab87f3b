import { DocumentError } from '../errors.ts'

/** A value of front matter that our own reader makes. */
export type FrontMatterValue = string | number | boolean | readonly string[]

export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>
  /** The text without it. */
  readonly rest: string
}

/**
 * The YAML between two lines of `---` at a text's start, and the text behind it.
 *
 * Read are the lines that front matter has in practice: `key: value`, quoted values, texts over several lines behind `|`
 * or `>`, `[a, b]`, and lists of `- a`. Numbers and `true` or `false` are such, dates stay text, and what is empty or
 * `null` is left out.
 * @throws DocumentError with the line for other YAML (maps in maps, anchors): give `parse` of a YAML library to read it
 */
export function readFrontMatter(text: string, parse?: (yaml: string) => unknown): FrontMatter {
  const match = /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)
  if (!match) return { fields: {}, rest: text }
  const [all, yaml = ''] = match
  const read = parse ? parse(yaml) : readLines(yaml.split(/\r?\n/))
  const fields = typeof read === 'object' && read !== null ? { ...read } : {}
  return { fields, rest: text.slice(all.length) }
}

const isBlank = (line: string): boolean => /^\s*(?:#.*)?$/.test(line)

function readLines(lines: readonly string[]): Record<string, FrontMatterValue> {
  const fields = new Map<string, FrontMatterValue>()
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!
    if (isBlank(line)) {
      i++
      continue
    }
    const pair = /^("[^"]*"|'[^']*'|[^\s#:'"[\]{}&*!|>-][^:#]*?)\s*:(?:\s+(.*))?$/.exec(line)
    if (!pair) throw unread(i, line)
    const key = String(unquote(pair[1]!))
    const value = (pair[2] ?? '').replace(/^#.*/, '').trim()
    // What belongs to the key: indented lines, and a list's entries, which need no indent.
    let end = i + 1
    while (end < lines.length && (isBlank(lines[end]!) || /^(?:\s|-\s|-$)/.test(lines[end]!))) end++
    const under = lines.slice(i + 1, end)
    const read = readUnder(value, under, i)
    if (read !== undefined) fields.set(key, read)
    i = end
  }
  return Object.fromEntries(fields)
}

function readUnder(value: string, under: readonly string[], at: number): FrontMatterValue | undefined {
  if (/^[|>][+-]?$/.test(value)) {
    const texts = under.map((line) => line.trim())
    return value[0] === '|' ? texts.join('\n').trim() : texts.join(' ').replace(/\s+/g, ' ').trim()
  }
  const first = under.findIndex((line) => !isBlank(line))
  if (first >= 0 && value !== '') throw unread(at + 1 + first, under[first]!)
  if (first < 0) return readValue(value, at)
  return under
    .map((line, i) => ({ line, i }))
    .filter(({ line }) => !isBlank(line))
    .map(({ line, i }) => {
      const entry = /^\s*-(?:\s+(.*))?$/.exec(line)
      // "- name: x" is a map, "- see: x" in quotes is not.
      if (!entry || /^(?:[[{&*!|>-]|[^'"\s][^:]*:(?:\s|$))/.test(entry[1] ?? ''))
        throw unread(at + 1 + i, line)
      return String(unquote(entry[1] ?? ''))
    })
    .filter((entry) => entry !== '')
}

function readValue(value: string, at: number): FrontMatterValue | undefined {
  if (/^(?:|~|null)(?:\s+#.*)?$/i.test(value)) return undefined
  const list = /^\[(.*)\](?:\s+#.*)?$/.exec(value)
  if (!list) {
    if (/^[[{&*!|>%@`]/.test(value)) throw unread(at, value)
    return unquote(value)
  }
  if (/[[\]{}]/.test(list[1]!.replace(/"[^"]*"|'[^']*'/g, ''))) throw unread(at, value)
  const entries = list[1]!.match(/\s*"[^"]*"|\s*'[^']*'|[^,]+/g) ?? []
  return entries.map((entry) => String(unquote(entry.trim()))).filter((entry) => entry !== '')
}

const unread = (at: number, line: string): DocumentError =>
  new DocumentError(
    `Front matter has ${JSON.stringify(line.slice(0, 60))} on line ${at + 2}, which is more than lines of "key: value" and lists; ` +
      'give parseFrontMatter, for example parse of "yaml", to read it.',
  )

function unquote(value: string): string | number | boolean {
  const double = /^"((?:[^"\\]|\\.)*)"(?:\s+#.*)?$/.exec(value.trim())
  if (double) return unescaped(double[1]!)
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(value.trim())
  if (single) return single[1]!.replaceAll("''", "'")
  const plain = value.replace(/\s#.*$/, '').trim()
  if (plain === 'true' || plain === 'false') return plain === 'true'
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(plain) ? Number(plain) : plain
}

// YAML's escapes are JSON's and a few more; what isn't one stays as it stands.
function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`)
  } catch {
    return text
  }
}
