import { DocumentError } from '../errors.ts'
import type { CompiledSchema } from './schema.ts'
import { describe } from './value.ts'

// Before digits: a date, in epoch milliseconds. Before another one: a string that began with one itself.
// JSON leaves DEL as it is, and text without it needs no second look when it is read.
const MARK = '\x7f'

/**
 * The JSON to keep of a document that `readDocument` has accepted: its id, its stored fields, and with
 * `storeUnknown` the properties that the schema doesn't name. Own enumerable properties; `undefined` is left out.
 *
 * @throws DocumentError for what JSON can't hold (dates aside): a bigint, NaN, a `Map`, a cycle.
 */
export function encodeStored(schema: CompiledSchema, document: object, storeUnknown = false): string {
  const id = (document as Record<string, string | number>)[schema.idField]
  let path = ''

  function encode(value: unknown): string {
    if (typeof value === 'string') return JSON.stringify(value[0] === MARK ? MARK + value : value)
    if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return String(value)
    if (value === undefined) return ''
    if (Array.isArray(value)) return `[${Array.from(value, (one) => encode(one) || 'null')}]`
    if (value instanceof Date) {
      const instant = value.getTime()
      if (!Number.isNaN(instant)) return `"${MARK}${instant}"`
    } else if (typeof value === 'object') {
      const { toJSON } = value as { toJSON?: unknown }
      if (typeof toJSON === 'function') return encode(toJSON.call(value, ''))
      // Maps, sets and typed arrays would come back empty or as something else.
      if (!(Symbol.iterator in value)) return encodeProperties(value)
    }
    throw new DocumentError(
      `Property "${path}" of document ${JSON.stringify(id)} is ${describe(value)}, which can't be stored.`,
      id,
      path,
    )
  }

  function encodeProperties(holder: object): string {
    const outer = path
    let json = ''
    for (const name of Object.keys(holder)) {
      path = outer ? `${outer}.${name}` : name
      const field = schema.byName.get(path)
      if (
        !(field
          ? field.definition.stored
          : storeUnknown || path === schema.idField || schema.holders.has(path))
      ) {
        continue
      }
      const encoded = encode((holder as Record<string, unknown>)[name])
      if (encoded) json += `${json && ','}${JSON.stringify(name)}:${encoded}`
    }
    path = outer
    return `{${json}}`
  }

  try {
    return encodeProperties(document)
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause
    // A getter, a `toJSON` or a cycle.
    throw new DocumentError(
      `Property "${path.slice(0, 99)}" of document ${JSON.stringify(id)} can't be stored.`,
      id,
      path,
      {
        cause,
      },
    )
  }
}

/** The document that `encodeStored` kept: what was a `Date` is one again, what was a string stays one. */
export function decodeStored(json: string): Record<string, unknown> {
  return JSON.parse(json, json.includes(MARK) ? revive : undefined)
}

function revive(_name: string, value: unknown): unknown {
  if (typeof value !== 'string' || value[0] !== MARK) return value
  return value[1] === MARK ? value.slice(1) : new Date(Number(value.slice(1)))
}
