const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** Lower-case runs of letters and digits: how the bench itself, not any engine, sees a text. */
export const wordsOf = (text) => text.toLowerCase().match(WORD) ?? []
