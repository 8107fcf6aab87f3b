/**
 * A regular expression of alternatives, for tables that share parts.
 *
 * The parts come from a function, so that a bundler can drop a pattern that nothing uses: it may not drop a template
 * string, for all it knows of what stands in it.
 */
export function pattern(alternatives: () => readonly string[], flags = 'iu'): RegExp {
  return new RegExp(alternatives().join('|'), flags)
}
