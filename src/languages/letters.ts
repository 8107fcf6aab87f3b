type Fold = (character: string) => string | undefined

/**
 * Folding for a language where some accented letters are letters of the alphabet, not decorated ones: those of
 * `kept` stay, those of `others` become what they are written as here (`ä` is `æ` in Danish).
 */
export function keepLetters(kept: string, others: Readonly<Record<string, string>> = {}): Fold {
  return (character) => {
    const lower = character.toLowerCase()
    return others[character] ?? (kept.includes(lower) ? lower : others[lower])
  }
}

const ZEROS = /* @__PURE__ */ [0x660, 0x6f0, 0x966] as const

/** The ASCII digit that an Arabic, Persian or Devanagari digit stands for. */
export function foldDigit(character: string): string | undefined {
  const code = character.charCodeAt(0)
  for (const zero of ZEROS) if (code >= zero && code < zero + 10) return String(code - zero)
  return undefined
}
