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
 * Read are the lines that front matter has in practice: `key: value`, quoted values, `[a, b]`, and lists of `- a`. Numbers and
 * `true` or `false` are such, dates stay text. Other YAML (maps in maps, text over several lines) is left out;
 * give `parse` of a YAML library to read it all.
 */
export function readFrontMatter(text: string, parse?: (yaml: string) => unknown): FrontMatter {
  const match = /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!match) return { fields: {}, rest: text }
  const [all, yaml = ''] = match
  const read = parse ? parse(yaml) : readLines(yaml)
  const fields = typeof read === 'object' && read !== null ? { ...read } : {}
  return { fields, rest: text.slice(all.length) }
}

function readLines(yaml: string): Record<string, FrontMatterValue> {
  const fields = new Map<string, FrontMatterValue>()
  let list: { readonly key: string; readonly values: string[] } | undefined
  for (const line of yaml.split(/\r?\n/)) {
    const entry = /^\s*-\s+(.*)$/.exec(line)
    if (entry && list) {
      list.values.push(String(unquote(entry[1]!)))
      fields.set(list.key, list.values)
      continue
    }
    const pair = /^([\p{L}\p{N}_.-]+)\s*:(?:\s+(.*))?$/u.exec(line)
    if (!pair) continue
    const [, key = '', value = ''] = pair
    list = value.trim() === '' ? { key, values: [] } : undefined
    if (!list && !/^[|>{&*!]/.test(value)) fields.set(key, readValue(value.trim()))
  }
  return Object.fromEntries(fields)
}

function readValue(value: string): FrontMatterValue {
  const list = /^\[(.*)\]$/.exec(value)
  if (!list) return unquote(value)
  const entries = list[1]!.match(/\s*"[^"]*"|\s*'[^']*'|[^,]+/g) ?? []
  return entries.map((entry) => String(unquote(entry.trim()))).filter((entry) => entry !== '')
}

function unquote(value: string): string | number | boolean {
  const quoted = /^"(.*)"$|^'(.*)'$/.exec(value.trim())
  if (quoted) return quoted[1] ?? quoted[2]!.replaceAll("''", "'")
  const plain = value.replace(/\s#.*$/, '').trim()
  if (plain === 'true' || plain === 'false') return plain === 'true'
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(plain) ? Number(plain) : plain
}
