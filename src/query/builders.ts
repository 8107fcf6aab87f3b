import type {
  AllQuery,
  BoolQuery,
  BoostQuery,
  DisMaxQuery,
  ExistsQuery,
  FieldValue,
  FuzzyQuery,
  MatchQuery,
  NoneQuery,
  PhraseQuery,
  PrefixQuery,
  Query,
  RangeQuery,
  TermQuery,
  WildcardQuery,
} from './query.ts'

type Options<Q extends Query, Named extends keyof Q = 'type'> = Omit<Q, 'type' | Named>

/** Words, analysed like the fields they are looked up in. */
export function match(text: string, options?: Options<MatchQuery, 'text'>): MatchQuery {
  return checked({ type: 'match', text, ...options })
}

/** The exact value of a field. */
export function term(field: string, value: FieldValue): TermQuery {
  return checked({ type: 'term', field, value })
}

/** Words in this order, `slop` moves apart at most. */
export function phrase(text: string, options?: Options<PhraseQuery, 'text'>): PhraseQuery {
  return checked({ type: 'phrase', text, ...options })
}

/** Words that begin with this text. */
export function prefix(text: string, options?: Options<PrefixQuery, 'text'>): PrefixQuery {
  return checked({ type: 'prefix', text, ...options })
}

/** Words within some edits of this one. */
export function fuzzy(text: string, options?: Options<FuzzyQuery, 'text'>): FuzzyQuery {
  return checked({ type: 'fuzzy', text, ...options })
}

/** Words of a pattern with `*` and `?`. */
export function wildcard(pattern: string, options?: Options<WildcardQuery, 'pattern'>): WildcardQuery {
  return checked({ type: 'wildcard', pattern, ...options })
}

/**
 * Values between bounds.
 *
 * @throws TypeError if there is none
 */
export function range(field: string, { gte, gt, lte, lt }: Options<RangeQuery, 'field'>): RangeQuery {
  if ((gte ?? gt ?? lte ?? lt) == null) {
    throw new TypeError(`A range on "${field}" has no bounds; expected gte, gt, lte or lt.`)
  }
  return checked({
    type: 'range',
    field,
    ...(gte != null && { gte }),
    ...(gt != null && { gt }),
    ...(lte != null && { lte }),
    ...(lt != null && { lt }),
  })
}

/** Documents that have a value in the field. */
export function exists(field: string): ExistsQuery {
  return checked({ type: 'exists', field })
}

/** Clauses that must, should, or must not hold. */
export function bool(clauses: Options<BoolQuery>): BoolQuery {
  return checked({ type: 'bool', ...clauses })
}

/** The best of several queries. */
export function disMax(queries: readonly Query[], options?: Options<DisMaxQuery, 'queries'>): DisMaxQuery {
  return checked({ type: 'disMax', queries, ...options })
}

/**
 * A query whose score is multiplied. A `match` carries its boost itself.
 *
 * @throws RangeError unless the factor is above 0
 */
export function boost(query: Query, factor: number): BoostQuery | MatchQuery {
  if (!(factor > 0)) throw new RangeError(`boost.boost is ${factor}; expected a number above 0.`)
  return checked(
    query.type === 'match' && query.boost === undefined
      ? { ...query, boost: factor }
      : { type: 'boost', query, boost: factor },
  )
}

/** Every document. */
export function all(): AllQuery {
  return { type: 'all' }
}

/** No document. */
export function none(): NoneQuery {
  return { type: 'none' }
}

/**
 * The query, if its strings are strings and its numbers in range. `validateQuery`, through which searches go, checks
 * all of it; a page that only makes queries should not have to carry that.
 *
 * @throws TypeError or RangeError
 */
function checked<Q extends Query>(query: Q): Q {
  for (const [name, value] of Object.entries(query)) {
    if (/^(text|field|pattern)$/.test(name)) {
      if (typeof value !== 'string')
        throw new TypeError(`${query.type}.${name} is ${value}; expected a string.`)
    } else if (typeof value === 'number' && !/^(value|[gl]te?)$/.test(name)) {
      if (!(value >= 0 && value < Infinity))
        throw new RangeError(`${query.type}.${name} is ${value}; expected 0 or more.`)
    }
  }
  return query
}
