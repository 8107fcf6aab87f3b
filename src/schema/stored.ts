import { DocumentError } from '../errors.ts'
import type { CompiledSchema } from './schema.ts'
import { describe } from './value.ts'

// Before digits: a date, in epoch milliseconds. Before another one: a string that began with one itself.
// JSON leaves DEL as it is, and text without it needs no second look when it is read.
const MARK = '\x7f'

type Properties = Record<string, unknown>

/**
 * The JSON to keep of a document that `readDocument` has accepted: its stored fields but not its id, and with
 * `storeUnknown` the properties that the schema doesn't name. Own enumerable properties; `undefined` is left out, and
 * of arrays in fields what is no value.
 *
 * @throws DocumentError for what JSON can't hold (dates aside): a bigint, NaN, a `Map`, a cycle.
 */
export function encodeStored(schema: CompiledSchema, document: object, storeUnknown = false): string {
  const id = (document as Record<string, string | number>)[schema.idField]!
  const { byName, holders } = schema
  let path = ''

  function plain(value: unknown): unknown {
    if (typeof value === 'string') return value.charCodeAt(0) === 0x7f ? MARK + value : value
    if (value == null || typeof value === 'boolean' || Number.isFinite(value)) return value
    if (Array.isArray(value))
      return (byName.has(path) ? value.filter((each) => each != null) : value).map(plain)
    if (value instanceof Date) {
      const instant = value.getTime()
      if (!Number.isNaN(instant)) return MARK + instant
    } else if (typeof value === 'object') {
      const { toJSON } = value as Properties
      if (typeof toJSON === 'function') return plain(toJSON.call(value, ''))
      // Maps, sets and typed arrays would come back empty or as something else.
      if (!(Symbol.iterator in value)) return kept(value as Properties)
    }
    throw new DocumentError(
      `Property "${path}" of document ${JSON.stringify(id)} is ${describe(value)}, which can't be stored.`,
      id,
      path,
    )
  }

  function kept(holder: Properties): Properties {
    const outer = path
    // Without a prototype, `__proto__` is a name like any other.
    const properties: Properties = Object.create(null)
    for (const name of Object.keys(holder)) {
      path = outer ? `${outer}.${name}` : name
      // The id is kept apart, by the index itself.
      if (path === schema.idField) continue
      const keep = byName.get(path)?.definition.stored ?? (storeUnknown || holders.has(path))
      if (keep) properties[name] = plain(holder[name])
    }
    path = outer
    return properties
  }

  try {
    const json = JSON.stringify(kept(document as Properties))
    return json === '{}' ? '' : json
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause
    // A getter or a `toJSON` that throws, or a cycle.
    const message = `Property "${path.slice(0, 99)}" of document ${JSON.stringify(id)} can't be stored.`
    throw new DocumentError(message, id, path, { cause })
  }
}

/** The document that `encodeStored` kept, with its id: what was a `Date` is one again, what was a string stays one. */
export function decodeStored(json: string, idField: string, id: string | number): Record<string, unknown> {
  const kept: object = json === '' ? {} : JSON.parse(json, json.includes(MARK) ? revive : undefined)
  // Not by assignment: `__proto__` is a name like any other.
  return Object.fromEntries([[idField, id], ...Object.entries(kept)])
}

function revive(_name: string, value: unknown): unknown {
  if (typeof value !== 'string' || value[0] !== MARK) return value
  return value[1] === MARK ? value.slice(1) : new Date(Number(value.slice(1)))
}
