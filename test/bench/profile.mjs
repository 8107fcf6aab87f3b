// Where the time of okapi-search goes: `node test/bench/profile.mjs build` or a kind of query, on movies or another corpus.
import { Session } from 'node:inspector/promises'
import { parseArgs } from 'node:util'
import { documentBatches } from './corpora/corpora.mjs'
import { kinds, queriesFor } from './corpora/queries.mjs'
import { createEngine } from './engines/okapi.mjs'

const SAMPLE_US = 200

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string', default: 'movies' },
    seconds: { type: 'string', default: '8' },
    top: { type: 'string', default: '20' },
  },
})
const [subject = 'build'] = positionals
if (subject !== 'build' && !(subject in kinds)) {
  console.error(
    `"${subject}" is nothing to profile; expected build or one of: ${Object.keys(kinds).join(', ')}.`,
  )
  process.exit(1)
}

async function built() {
  const engine = await createEngine({})
  for (const batch of batches) engine.add(batch)
  engine.finish()
  return engine
}

/** Something to do again and again. */
async function workOf() {
  if (subject === 'build') return built
  const engine = await built()
  const plan = engine.operations[kinds[subject].operation]
  const runs = queriesFor(values.corpus)[subject].map((query) => plan(query))
  return async () => {
    for (const run of runs) run()
  }
}

/** Self time by function, in microseconds. */
function selfTimes({ nodes, samples, timeDeltas }) {
  const names = new Map()
  for (const { id, callFrame } of nodes) names.set(id, callFrame.functionName || '(anonymous)')
  const times = new Map()
  samples.forEach((id, i) => {
    const name = names.get(id)
    if (name !== '(idle)') times.set(name, (times.get(name) ?? 0) + timeDeltas[i])
  })
  return [...times].sort((a, b) => b[1] - a[1])
}

const batches = [...documentBatches(values.corpus)]
const work = await workOf()
await work()
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US })
await session.post('Profiler.start')
const end = performance.now() + 1000 * Number(values.seconds)
while (performance.now() < end) await work()
const { profile } = await session.post('Profiler.stop')
const times = selfTimes(profile)
const total = times.reduce((sum, [, time]) => sum + time, 0)
for (const [name, time] of times.slice(0, Number(values.top))) {
  console.log(`${((100 * time) / total).toFixed(1).padStart(5)} %  ${name}`)
}
