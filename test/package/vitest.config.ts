import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// What `npm test` leaves out, since it needs a build: the package as its users get it.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/package/*.test.ts'],
    globalSetup: 'test/package/pack.ts',
    reporters: 'verbose',
    disableConsoleIntercept: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
