// A page that keeps its index. In the smoke test there is nothing to keep it in.
import { decodeSnapshot, encodeSnapshot } from 'okapi-search'
import { loadIndex, openStore, StoreError, saveIndex } from 'okapi-search/browser'
import { createSampleIndex } from 'okapi-search/sample'

console.log(decodeSnapshot(encodeSnapshot(createSampleIndex())).size)
console.log([loadIndex, openStore, saveIndex, StoreError].map(({ name }) => name).join())
