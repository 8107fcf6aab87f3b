/**
 * How unlikely it is that someone types one word for another, in nats: the noisy channel of Kernighan, Church & Gale (A
 * spelling correction program based on a noisy channel model, 1990), with edits told apart by what they are and where
 * they stand, as in Brill & Moore (An improved error model for noisy channel spelling correction, 2000).
 *
 * The costs, and PRIOR, are the maximum-likelihood fit of a conditional logit to one half of 12,500 pairs of wrong and
 * right words that people typed: `node test/bench/typos.mjs` prints what it makes of either half.
 */
const SUBSTITUTION = 7.7
const ALIKE_SUBSTITUTION = 4.8
const NEAR_SUBSTITUTION = 5.9
const EXTRA = 5.6
const EXTRA_DOUBLE = 3.4
const MISSING = 3.6
const MISSING_DOUBLE = 1.6
const MISSING_VOWEL = 3
const SWAP = 3.3
/** Added at the first letter, which is rarely wrong; at the last; and for an s there, which makes another right word. */
const FIRST = 2
const LAST = 0.6
const LAST_S = 2.2

/** No typo costs less. */
export const LEAST_COST = MISSING_DOUBLE
/** What the logarithm of a word's frequency counts for beside these costs. */
export const PRIOR = 0.6

/** Letters that sound, or look, alike; the first are the vowels. */
const ALIKE = ['aeiouy', 'csz', 'ckqx', 'gj', 'fvw', 'dt', 'bp', 'mn', 'lr']
const KEYBOARD = 'qwertyuiop asdfghjkl zxcvbnm'

const isVowel = (letter: string): boolean => ALIKE[0]!.includes(letter)

const isAlike = (a: string, b: string): boolean =>
  ALIKE.some((letters) => letters.includes(a) && letters.includes(b))

function isNear(a: string, b: string): boolean {
  const at = KEYBOARD.indexOf(a)
  return at >= 0 && (KEYBOARD[at - 1] === b || KEYBOARD[at + 1] === b)
}

/** By letter, what it costs that the other word hasn't got it: so much, or `double` if it stands beside its like. */
function letterCosts(word: string, double: number, cost: (letter: string) => number): number[] {
  return Array.from({ length: word.length }, (_, i) => {
    const letter = word[i]!
    const edge = i === 0 ? FIRST : i < word.length - 1 ? 0 : letter === 's' ? LAST_S : LAST
    return edge + (letter === word[i - 1] || letter === word[i + 1] ? double : cost(letter))
  })
}

/** Tells of a word what the likeliest edits cost that make it of another. */
export function typoCosts(typed: string): (meant: string) => number {
  const extra = letterCosts(typed, EXTRA_DOUBLE, () => EXTRA)
  return (meant) => editCost(typed, meant, extra)
}

function editCost(typed: string, meant: string, extra: readonly number[]): number {
  const missing = letterCosts(meant, MISSING_DOUBLE, (letter) => (isVowel(letter) ? MISSING_VOWEL : MISSING))
  // What both begin and end with needs no look, but for a letter that may be one of a double.
  const shorter = Math.min(typed.length, meant.length)
  let start = 0
  while (start < shorter && typed[start] === meant[start]) start++
  let same = 0
  while (same < shorter - start && typed.at(-1 - same) === meant.at(-1 - same)) same++
  start = Math.max(0, start - 1)
  const ends = Math.max(0, same - 1)
  let above: number[] = []
  let row = [0]
  for (let j = start; j < meant.length - ends; j++) row.push(row.at(-1)! + missing[j]!)
  for (let i = start; i < typed.length - ends; i++) {
    const next = [row[0]! + extra[i]!]
    for (let j = start; j < meant.length - ends; j++) {
      const at = j - start
      const a = typed[i]!
      const b = meant[j]!
      let cost = row[at]!
      if (a !== b) {
        const isLast = i === typed.length - 1 && j === meant.length - 1
        cost += i === 0 || j === 0 ? FIRST : isLast ? LAST : 0
        cost += isAlike(a, b) ? ALIKE_SUBSTITUTION : isNear(a, b) ? NEAR_SUBSTITUTION : SUBSTITUTION
      }
      cost = Math.min(cost, row[at + 1]! + extra[i]!, next[at]! + missing[j]!)
      if (i > start && at > 0 && a !== b && a === meant[j - 1] && typed[i - 1] === b)
        cost = Math.min(cost, above[at - 1]! + SWAP + (i === 1 ? FIRST : 0))
      next.push(cost)
    }
    above = row
    row = next
  }
  return row.at(-1)!
}
