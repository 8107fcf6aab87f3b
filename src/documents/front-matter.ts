import { DocumentError } from '../errors.ts'
import { loadToml, loadYaml } from './parsers.cjs'

export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>
  /** The text without it. */
  readonly rest: string
}

const YAML = /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
const TOML = /^\uFEFF?\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\+\+\+[ \t]*(?:\r?\n|$)/

/**
 * The fields between two lines of `---` (YAML) or `+++` (TOML) at a text's start, and the text behind them.
 *
 * Dates are text, as they are written, and fields that are empty or `null` are left out. What is no map, such as a
 * sentence between two rules, is text of the page.
 * @throws DocumentError with the line for what is neither
 */
export function readFrontMatter(text: string, parse?: (text: string) => unknown): FrontMatter {
  const yaml = YAML.exec(text)
  const match = yaml ?? TOML.exec(text)
  if (!match) return { fields: {}, rest: text }
  const [all, source = ''] = match
  const read = parse ? parse(source) : plainValue(yaml ? readYaml(source) : readToml(source), new Budget())
  const rest = text.slice(all.length)
  if (read === null || read === undefined) return { fields: {}, rest }
  if (typeof read !== 'object' || Array.isArray(read)) return { fields: {}, rest: text }
  const stated = Object.entries(read).filter(([, value]) => value !== null && value !== undefined)
  return { fields: Object.fromEntries(stated), rest }
}

function readYaml(source: string): unknown {
  // Comments alone are no document to the parser.
  if (source.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line))) return undefined
  const { CORE_SCHEMA, load, YAMLException } = loadYaml()
  try {
    // Dates are no type of the core schema; the last of two equal keys counts, as in JSON.
    return load(source, { schema: CORE_SCHEMA, json: true })
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause
    throw unread('YAML', cause.mark?.line, cause.reason, cause)
  }
}

function readToml(source: string): unknown {
  const { parse, TomlError } = loadToml()
  try {
    return parse(source)
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause
    // Its message draws the place below its first line.
    const [reason = ''] = cause.message.replace(/^Invalid TOML document: /, '').split('\n')
    throw unread('TOML', cause.line - 1, reason, cause)
  }
}

// The border above is the first line of the text.
const unread = (kind: string, line: number | undefined, reason: string, cause: unknown): DocumentError =>
  new DocumentError(
    `Front matter${line === undefined ? '' : ` on line ${line + 2}`} is no ${kind}: ${reason}.`,
    undefined,
    undefined,
    { cause },
  )

// Aliases of aliases make millions of values from a few lines; the front matter that people write has some hundred.
const MOST_VALUES = 100_000

class Budget {
  #left = MOST_VALUES

  spend(): void {
    if (--this.#left < 0)
      throw new DocumentError(`Front matter has more than ${MOST_VALUES} values; expected fields of a page.`)
  }
}

/** A value as JSON could have it: each alias a copy, dates as they were written. */
function plainValue(value: unknown, budget: Budget): unknown {
  budget.spend()
  // TOML's dates know which of date, time and zone were stated.
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => plainValue(each, budget))
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainValue(each, budget)]))
}
