// By the names as they are given: every search asks.
const knownNames = /* @__PURE__ */ new Map<string, ReadonlySet<string>>()

/**
 * Refuses options that there are none of, in code without types the mistakes that nobody sees. What is undefined is not said.
 *
 * @throws RangeError that names the option, and those that there are: `names`, parted by spaces
 */
export function checkNames(what: string, options: object, names: string): void {
  let known = knownNames.get(names)
  if (!known) {
    known = new Set(names.split(' '))
    knownNames.set(names, known)
  }
  for (const name of Object.keys(options)) {
    if (known.has(name) || (options as Record<string, unknown>)[name] === undefined) continue
    throw new RangeError(`"${name}" is no ${what}; expected one of: ${names.replaceAll(' ', ', ')}.`)
  }
}
