import { writeFileSync } from 'node:fs'
import { DATASET, readSample, sourceOf } from './dataset.ts'

writeFileSync(DATASET, sourceOf(readSample()))
