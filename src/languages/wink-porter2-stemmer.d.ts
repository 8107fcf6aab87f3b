declare module 'wink-porter2-stemmer' {
  /** Porter2, Snowball's English stemmer, of a word in lower case. */
  function stem(word: string): string
  export = stem
}
