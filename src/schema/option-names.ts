/**
 * Refuses options that there are none of, in code without types the mistakes that nobody sees. What is undefined is not said.
 *
 * @throws RangeError that names the option, and those that there are: `names`, parted by spaces
 */
export function checkNames(what: string, options: object, names: string): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || ` ${names} `.includes(` ${name} `)) continue
    throw new RangeError(`"${name}" is no ${what}; expected one of: ${names.replaceAll(' ', ', ')}.`)
  }
}
