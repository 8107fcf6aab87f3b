import { documentBatches, textBytes } from '../corpora/corpora.mjs'

/**
 * Feeds the corpus to the engine. Reading or making the documents is outside the clock, and moving them out of the young
 * generation too; the engine's work is inside.
 */
export async function build(engine, corpus, limit) {
  let ms = 0
  let bytes = 0
  let documents = 0
  for (const batch of documentBatches(corpus, limit)) {
    bytes += textBytes(batch)
    documents += batch.length
    globalThis.gc()
    const start = performance.now()
    await engine.add(batch)
    ms += performance.now() - start
    process.send({ progress: `building, ${documents.toLocaleString('en')} documents` })
  }
  const start = performance.now()
  await engine.finish()
  return { documents, textBytes: bytes, ms: ms + performance.now() - start }
}
