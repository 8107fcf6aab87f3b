// The commonest words without a meaning of their own, in the languages of most pages. Running text has them in every
// sentence; menus, buttons and captions hardly do. (No stop list of an analyzer: languages are mixed, nothing is removed.)
const FUNCTION_WORDS = /* @__PURE__ */ wordSet(
  // English
  'the of and to in a is that for it was on are as with his they be at this have from or had by but were we an which their ' +
    'has will would been who its i you he she not can our your my into than so if about ' +
    // German
    'der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus hat dass sie nach wird ' +
    'bei einer um am sind ' +
    // Spanish, Portuguese
    'el la los las que y en un una por con para su se al lo como más del o os da em uma com não na no dos ao à mais são foi ' +
    // French, Italian, Dutch, Polish
    'le les et est dans une qui pour sur pas au ce il elle ne avec par sont di che è per non della sono nel alla gli het een ' +
    'van dat niet op te zijn voor met w z się nie jest że do ' +
    // Russian, Ukrainian
    'и в не на что с по как из к он но за от это для до а его о у был было так также бы при я мы та що з й є',
)

// Those that no sentence ends in: what follows them belongs to it.
const NEVER_LAST =
  /(?:^|[\s"'“‘(])(?:the|of|and|a|an|with|our|your|their|my|its|from|into|than|der|die|und|das|den|el|los|las|y|le|les|et|del|della|и|в|на|с|из|к)$/i

export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word)

/** Whether a line stops at a word that needs another after it. */
export const endsInFunctionWord = (line: string): boolean => NEVER_LAST.test(line.slice(-12))

/** Words that stand in one string, as a set. */
export function wordSet(words: string, separator = ' '): ReadonlySet<string> {
  return new Set(words.split(separator))
}
