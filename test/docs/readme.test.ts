import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Checks, type PageProgram, programsOf, runProgram, typeErrors, withChecks } from './programs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = ['README.md', 'src/README.md']
const programs = pages.flatMap((page) => programsOf(page, readFileSync(join(root, page), 'utf8')))

/** A module as a page imports it: an entry of the package, a file beside the page, or one of Node's. */
async function load(specifier: string, page: string): Promise<unknown> {
  const entry = /^okapi-search(?:\/(.+))?$/.exec(specifier)
  if (!entry && !specifier.startsWith('.')) return import(/* @vite-ignore */ specifier)
  const path = entry ? join('src', entry[1] ?? '', 'index.ts') : join(dirname(page), specifier)
  const file = join(root, path)
  return import(/* @vite-ignore */ pathToFileURL(existsSync(file) ? file : `${dirname(file)}.ts`).href)
}

/** Numbers are equal if they are in the decimals that the page gives. */
function asPrecise(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const decimals = /\.(\d+)$/.exec(String(expected))?.[1]?.length ?? 0
    return decimals > 0 && actual.toFixed(decimals) === expected.toFixed(decimals) ? expected : actual
  }
  if (Array.isArray(actual) && Array.isArray(expected))
    return actual.map((one, i) => asPrecise(one, expected[i]))
  if (!isPlain(actual) || !isPlain(expected)) return actual
  const wanted = expected as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(actual).map(([name, value]) => [name, asPrecise(value, wanted[name])]),
  )
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value))
  )
}

async function run(program: PageProgram): Promise<number> {
  let line = 0
  let count = 0
  const where = () => `${program.page}:${line}`
  const checks: Checks = {
    at: (next) => {
      line = next
    },
    async equal(next, actual, expected) {
      line = next
      count++
      const wanted = expected()
      expect(asPrecise(await actual(), wanted), where()).toEqual(wanted)
    },
    async throws(next, body, name, message) {
      line = next
      count++
      const error = await Promise.resolve()
        .then(body)
        .then(
          () => undefined,
          (thrown) => thrown,
        )
      expect(error && `${error.name}: ${error.message}`, where()).toBe(`${name}: ${message}`)
    },
  }
  try {
    await runProgram(program, checks, (specifier) => load(specifier, program.page))
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith(program.page)) throw cause
    throw new Error(`${where()}: ${cause}`, { cause })
  }
  return count
}

test.each(programs)('$page, $section: the code gives what it says', async (program) => {
  await run(program)
})

test('the code of every page is typed right', () => {
  expect(typeErrors(root, programs)).toEqual([])
})

test('a file that a page links to is there', () => {
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, path]) => join(dirname(page), path!))
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${page} -> ${path}`)
  })
  expect(broken).toEqual([])
})

test('a heading that a page links to is there', () => {
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    )
    return [...text.matchAll(/\]\(#([^)]+)\)/g)]
      .filter(([, anchor]) => !anchors.includes(anchor!))
      .map(([, anchor]) => `${page}#${anchor}`)
  })
  expect(broken).toEqual([])
})

describe('a planted fault is found:', () => {
  const page = (code: string) => programsOf('page.md', `# A\n\n\`\`\`ts\n${code}\n\`\`\`\n`)[0]!

  test.each([
    ['another value', 'const size = 1\nsize + 1 // → 3', 'page.md:5'],
    ['another value of a const', 'const size = 1 // → 2', 'page.md:4'],
    ['another value on the next line', '[1, 2]\n// → [1,\n//    3]', 'page.md:5'],
    ['another decimal', '0.126 // → 0.12', 'page.md:4'],
    ['no error', 'Math.max() // throws RangeError: too few', 'page.md:4'],
    ['another message', "throw new RangeError('a') // throws RangeError: b", 'page.md:4'],
    ['an error that is not said', "const a = 1\nthrow new Error('a')", 'page.md:5'],
    ['a value behind nothing', 'const a = 1\n\n// → 1', 'page.md:6'],
    ['two values behind one statement', 'const a = 1 // → 1\n// → 1', 'page.md:5'],
    ['a value behind a declaration', 'function a() {} // → 1', 'page.md:4'],
  ])('%s', async (_, code, place) => {
    await expect(run(page(code))).rejects.toThrow(place)
  })

  test('a wrong type', () => {
    const [error, ...more] = typeErrors(root, [
      page("import { createIndex } from 'okapi-search'\ncreateIndex(1)"),
    ])
    expect(error).toMatch(/^page\.md:5: /)
    expect(more).toEqual([])
  })

  test('code in a language that is not run', () => {
    expect(() => programsOf('page.md', '```js\n1\n```')).toThrow('page.md:1')
  })
})

test('what a page shares is there in later sections, with its lines in place', () => {
  const [start, later] = programsOf(
    'page.md',
    '<!-- shared -->\n```ts\nconst a = 1 // → 1\n```\n```ts\nconst b = 2\n```\n## Later\n```ts\na // → 1\n```',
  )
  expect(start!.code.split('\n')).toEqual([
    '',
    '',
    'const a = 1 // → 1',
    '',
    '',
    'const b = 2',
    '',
    '',
    '',
    '',
    '',
  ])
  expect(later!.code.split('\n')).toEqual(['', '', 'const a = 1 ', '', '', '', '', '', '', 'a // → 1', ''])
  expect(withChecks(later!)).toContain('checks.equal(10, async () => (a), () => (1))')
})
