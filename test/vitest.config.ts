import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  test: {
    include: ['test/**/*.test.ts'],
    // These need a build or an installation of their own: `npm run check:package` and `npm run bench` run them.
    exclude: ['test/package/**', 'test/bench/**', 'node_modules/**'],
    // Property tests on two busy cores.
    testTimeout: 120_000,
    typecheck: {
      enabled: true,
      include: ['test/**/*.test-d.ts'],
      tsconfig: 'test/tsconfig.json',
    },
  },
})
