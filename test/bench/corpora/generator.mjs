import { seededRandom, zipfSampler } from './random.mjs'

const TOPICS = 2000
const TOPIC_WORDS = 30
const TOPIC_SHARE = 0.3 // of a document's words; gives words that keep company, and freqs above one
const COINED_SHARE = 0.002 // words met once, so that the dictionary keeps growing with the corpus (Heaps)
const MEAN_LENGTH = 52 // words, as in movies

/** Made-up pronounceable words, for when no corpus is at hand. */
export function syllableVocabulary(size, seed = 7) {
  const random = seededRandom(seed)
  const pick = (letters) => letters[Math.floor(random() * letters.length)]
  const words = new Set()
  while (words.size < size) {
    let word = ''
    const syllables = 1 + Math.floor(random() * 4)
    for (let i = 0; i < syllables; i++)
      word += pick('bdfghklmnprstvz') + pick('aeiou') + pick(['', '', 'n', 'r', 'l', 'k'])
    if (word.length > 2) words.add(word)
  }
  return [...words]
}

/**
 * Endless documents { id, title, text } from a vocabulary ordered by frequency. Words follow Zipf's law; each
 * document leans to one of 2,000 topics; lengths are log-normal. Same vocabulary and seed, same documents.
 */
export function* generateDocuments(vocabulary, seed = 1) {
  const random = seededRandom(seed)
  const anyRank = zipfSampler(vocabulary.length, random)
  const topicRank = zipfSampler(TOPIC_WORDS, random, { exponent: 1, shift: 1 })
  // Topics leave out the most frequent words: nobody's topic is "the".
  const frequent = Math.min(100, vocabulary.length >> 2)
  const topics = Array.from({ length: TOPICS }, () =>
    Array.from({ length: TOPIC_WORDS }, () => {
      const depth = random() ** 3
      return vocabulary[frequent + Math.floor(depth * (vocabulary.length - frequent))]
    }),
  )
  const coined = () => {
    const [head, tail] = [random(), random()].map((part) => vocabulary[Math.floor(part * vocabulary.length)])
    return head + tail.slice(0, 4)
  }
  const word = (topic) => {
    const chance = random()
    if (chance < COINED_SHARE) return coined()
    return chance < TOPIC_SHARE ? topic[topicRank()] : vocabulary[anyRank()]
  }
  const sentence = (topic, length) => {
    const words = Array.from({ length }, () => word(topic))
    words[0] = words[0][0].toUpperCase() + words[0].slice(1)
    return words.join(' ')
  }
  for (let number = 1; ; number++) {
    const topic = topics[Math.floor(random() * TOPICS)]
    // exp(normal): Box and Muller's normal, σ = 0.8, mean exp(μ + σ²/2) = MEAN_LENGTH.
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let left = Math.max(3, Math.min(2000, Math.round(MEAN_LENGTH * Math.exp(0.8 * normal - 0.32))))
    const title = sentence(topic, 1 + Math.floor(random() * 5))
    const sentences = []
    while (left > 0) {
      const length = Math.min(left, 6 + Math.floor(random() * 20))
      sentences.push(`${sentence(topic, length)}.`)
      left -= length
    }
    yield { id: `g${number}`, title, text: sentences.join(' ') }
  }
}
