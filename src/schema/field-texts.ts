/** The strings that a document has at a path of property names, arrays on the way taken apart. */
export function textsOf(document: object, path: readonly string[]): string[] {
  let values: unknown[] = [document]
  for (const name of path) {
    values = values.flatMap((value) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : [],
    )
  }
  return values.flat().filter((value) => typeof value === 'string')
}
