import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addRecords,
  type RecordSource,
  readCsv,
  readJsonArray,
  readJsonLines,
} from '../../src/documents/index.ts'
import { number, text } from '../../src/schema/field.ts'
import { createIndex } from '../../src/search-index.ts'

const all = async <T>(records: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const record of records) found.push(record)
  return found
}

/** A text in bytes, in pieces of one to three: characters and records are cut anywhere. */
const cut = (whole: string): Uint8Array[] => {
  const bytes = new TextEncoder().encode(whole)
  const pieces: Uint8Array[] = []
  for (let i = 0, size = 1; i < bytes.length; i += size, size = (size % 3) + 1)
    pieces.push(bytes.slice(i, i + size))
  return pieces
}

const bytes = (whole: string) => new TextEncoder().encode(whole)

const RECORDS = [
  { id: 1, title: 'Größe, "quoted" [x] {y}\n\\' },
  { id: 2, title: '日本 🚢', tags: ['a', ['b', {}]] },
  3,
  'x',
  null,
]

describe.each([
  ['whole', (whole: string) => whole],
  ['in pieces', cut],
  ['from a Web stream', (whole: string) => new Blob([whole]).stream()],
])('%s:', (_, source) => {
  test('JSON Lines are read one by one', async () => {
    const lines = RECORDS.map((record) => JSON.stringify(record))
    expect(await all(readJsonLines(source(`\uFEFF${lines.join('\n')}`)))).toEqual(RECORDS)
    expect(await all(readJsonLines(source(`${lines.join('\r\n\r\n')}\r\n`)))).toEqual(RECORDS)
  })

  test('a JSON array is read one by one', async () => {
    expect(await all(readJsonArray(source(JSON.stringify(RECORDS))))).toEqual(RECORDS)
    expect(await all(readJsonArray(source(` ${JSON.stringify(RECORDS, null, 2)}\n`)))).toEqual(RECORDS)
    expect(await all(readJsonArray(source(' [ ] ')))).toEqual([])
  })

  test('CSV is read one by one', async () => {
    const csv =
      'id,title,year,open\r\n1,"Größe, ""quoted""\r\nand more",1927,true\r\n\r\n2,plain,,no\r\n3,"",7.5,'
    expect(await all(readCsv(source(csv), { types: { year: 'number', open: 'boolean' } }))).toEqual([
      { id: '1', title: 'Größe, "quoted"\r\nand more', year: 1927, open: true },
      { id: '2', title: 'plain', open: false },
      { id: '3', year: 7.5 },
    ])
  })
})

test.each([
  ['a;b\n1,5;2', [{ a: '1,5', b: '2' }]],
  ['a\tb\n1\t2\n', [{ a: '1', b: '2' }]],
  [
    'a|b\r1|2\r3|4',
    [
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ],
  ],
  ['a\n"x"', [{ a: 'x' }]],
  ['', []],
])('the delimiter and line ends of %j are found', async (csv, expected) => {
  expect(await all(readCsv(csv))).toEqual(expected)
})

test('columns may be named by the caller', async () => {
  expect(await all(readCsv('1,2', { columns: ['a', 'b'] }))).toEqual([{ a: '1', b: '2' }])
})

test.each([
  [() => readJsonLines('{"id":1}\n\n{"id":'), 'Record 2, on line 3, is "{\\"id\\":"; expected JSON.'],
  [() => readJsonArray('[{"id":1},{"id" 2}]'), 'Record 2, on line 1, is "{\\"id\\" 2}"; expected JSON.'],
  [() => readJsonArray('[1,,2]'), 'Record 2, on line 1, is ""; expected JSON.'],
  [() => readJsonArray('[1,'), 'The source ends in record 2, on line 1; expected "]" at the array\'s end.'],
  [
    () => readJsonArray('{"a":1}'),
    'After record 0, on line 1, stands "{"; expected a JSON array, which starts with "[".',
  ],
  [() => readJsonArray('[1] 2'), 'After record 1, on line 1, stands "2"; expected nothing behind the array.'],
  [() => readJsonArray(''), 'The source is empty; expected a JSON array.'],
  [() => readCsv('a,b\n1,2\n1,2,3'), 'Record 2, on line 3, has 3 values; expected 2, one a column.'],
  [
    () => readCsv('a\n1\nx', { types: { a: 'number' } }),
    'Record 2, on line 3, has "x" in column "a"; expected a number.',
  ],
  [
    () => readCsv('a\n1\n"x'),
    'The source ends in record 2, which starts on line 3; expected a closing quote.',
  ],
  [
    () => readJsonArray('[\n{"id":1},\n\n{"id"\n:}\n]'),
    'Record 2, on line 4, is "{\\"id\\"\\n:}"; expected JSON.',
  ],
  [() => readJsonArray('[1,2,]'), 'Record 3, on line 1, is ""; expected JSON.'],
  [() => readJsonArray('{"a":{"b":1}}', { path: 'a.b' }), 'The source has no array at "a.b".'],
  [() => readCsv('a,a\n1,2'), 'Two columns are named "a"; expected each name once.'],
  [
    () => readCsv('a,b\n"1\n",2\n"x"y,2'),
    'Record 2, on line 4, has "y" behind a closing quote; expected "," or the line\'s end.',
  ],
  [
    () => readJsonLines([Uint8Array.of(0x22, 0xfc, 0x22)]),
    'Record 1 is not UTF-8 at byte 1 of the source; say its "encoding", for example "windows-1252".',
  ],
  [
    // After "ä" in two pieces; the third ends within a character.
    () => readCsv([bytes('a\nx\n\u00e4').slice(0, 5), Uint8Array.of(0xa4, 0x0a), Uint8Array.of(0xe2, 0x82)]),
    'Record 3 is not UTF-8 at byte 7 of the source; say its "encoding", for example "windows-1252".',
  ],
  [
    () => readCsv([bytes('a\nx\n'), Uint8Array.of(0x61, 0xc3, 0x28)]),
    'Record 2 is not UTF-8 at byte 5 of the source; say its "encoding", for example "windows-1252".',
  ],
  [
    () => readJsonArray([Uint8Array.of(0xfe, 0xff, 0, 0x5b, 0, 0x31, 0, 0x2c, 0xdc)]),
    'Record 2 is not UTF-16BE at byte 8 of the source; say its "encoding", for example "windows-1252".',
  ],
  [
    () => readCsv('a,b\r"1\r\n\r",2\r\n1,2,3'),
    'Record 2, on line 5, has 3 values; expected 2, one a column.',
  ],
  [
    () => readCsv(['a\n1\n', 'x'.repeat(20)], { maxLength: 10 }),
    'Record 2 is longer than 10 characters; set maxLength if that is right.',
  ],
  [
    () => readJsonLines(['1\n', 'x'.repeat(20)], { maxLength: 10 }),
    'Record 2 is longer than 10 characters; set maxLength if that is right.',
  ],
  [
    () => readJsonArray(['[1,', '"'.repeat(20)], { maxLength: 10 }),
    'Record 2 is longer than 10 characters; set maxLength if that is right.',
  ],
])('the record at fault is numbered: %#', async (read, message) => {
  await expect(all<unknown>(read())).rejects.toMatchObject({ name: 'DocumentError', message })
})

test.each([
  [
    () => readJsonLines(null as never),
    TypeError,
    'A source is null; expected a text, a stream or an iterable of pieces.',
  ],
  [() => readJsonLines([7] as never), TypeError, 'A source gave 7 (number); expected bytes or text.'],
  [
    () => readCsv('a', { delimiter: '::' }),
    RangeError,
    'delimiter is "::"; expected one character, no quote.',
  ],
  [() => readCsv('a', { maxLength: 0 }), RangeError, 'maxLength is 0; expected a whole number from 1.'],
])('a wrong argument is refused: %#', async (read, kind, message) => {
  await expect(all<unknown>(read())).rejects.toThrow(new kind(message))
})

test('an array may be within an object, whatever stands before it', async () => {
  const text = JSON.stringify({
    meta: { items: [0], 'a"b': '{"data":[1]}' },
    data: { x: [[{}], 'items'], items: [1, { items: [2] }] },
    after: 3,
  })
  for (let i = 0; i <= text.length; i++)
    expect(await all(readJsonArray([text.slice(0, i), text.slice(i)], { path: 'data.items' }))).toEqual([
      1,
      { items: [2] },
    ])
  expect(await all(readJsonArray('{ "my items" : [ 1 ] } anything', { path: 'my items' }))).toEqual([1])
})

test('arrays at random paths are those that JSON.parse gives', async () => {
  const key = fc.constantFrom('a', 'b', 'a b', '')
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(1, null, true, 'x', '["', '}'),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(key, tie('json'), { maxKeys: 4 }),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(key, json, { maxKeys: 4 }),
      fc.array(fc.constantFrom('a', 'b', 'a b'), { minLength: 1, maxLength: 3 }),
      async (value, keys) => {
        const there = keys.reduce<unknown>(
          (at, key) =>
            at && !Array.isArray(at) && typeof at === 'object' && Object.hasOwn(at, key)
              ? (at as Record<string, unknown>)[key]
              : undefined,
          value,
        )
        const found = await all(
          readJsonArray(JSON.stringify(value, null, 1), { path: keys.join('.') }),
        ).catch(() => undefined)
        expect(found).toEqual(Array.isArray(there) ? there : undefined)
      },
    ),
    { numRuns: 500, seed: 7 },
  )
})

test.each([
  ['a,b\r\n\r\n1\r\n,2\r\n3,4,,\r\n,,\r\n""\r\n', [{ a: '1' }, { b: '2' }, { a: '3', b: '4' }]],
  ['\uFEFF"a";"b"\n" x ";"y"', [{ a: ' x ', b: 'y' }]],
  ['"a;\n,b";c\n1;2', [{ 'a;\n,b': '1', c: '2' }]],
  ['a,,b\n1,2,3', [{ a: '1', b: '3' }]],
  ['a\n"x\r\ny\r"\r"z"', [{ a: 'x\r\ny\r' }, { a: 'z' }]],
])('ragged rows, empty lines and quoted line ends: %j', async (csv, expected) => {
  for (let i = 0; i <= csv.length; i++)
    expect(await all(readCsv([csv.slice(0, i), csv.slice(i)]))).toEqual(expected)
})

test('bytes may be given as a whole', async () => {
  expect(await all(readCsv(bytes('\uFEFFa\nGröße')))).toEqual([{ a: 'Größe' }])
})

test('what stands before bytes that are no text is read', async () => {
  const found: unknown[] = []
  const source = [bytes('a\nx\ny\n'), Uint8Array.of(0x7a, 0x0a, 0xff)]
  await expect(
    (async () => {
      for await (const record of readCsv(source)) found.push(record)
    })(),
  ).rejects.toThrow('Record 4 is not UTF-8 at byte 8 of the source')
  expect(found).toEqual([{ a: 'x' }, { a: 'y' }, { a: 'z' }])
})

test('any text in UTF-8 and UTF-16 is read, wherever the pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 20 }).filter((words) => !/\p{Cs}/u.test(words)),
      fc.constantFrom('utf8', 'utf16le', 'utf16be'),
      fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }),
      async (words, encoding, sizes) => {
        const line = JSON.stringify({ words })
        const whole = Buffer.from(`\uFEFF${line}`, encoding === 'utf8' ? 'utf8' : 'utf16le')
        if (encoding === 'utf16be') whole.swap16()
        const pieces: Uint8Array[] = []
        let at = 0
        for (const size of sizes) {
          pieces.push(Uint8Array.from(whole.subarray(at, at + size)))
          at += size
        }
        pieces.push(Uint8Array.from(whole.subarray(at)))
        expect(await all(readJsonLines(pieces))).toEqual([JSON.parse(line)])
      },
    ),
    { numRuns: 300, seed: 7 },
  )
})

test('other encodings are read by their mark or by their name', async () => {
  const utf16 = Uint8Array.from(Buffer.from('\uFEFF{"t":"Größe 🚢"}', 'utf16le'))
  expect(await all(readJsonLines([utf16]))).toEqual([{ t: 'Größe 🚢' }])
  expect(await all(readJsonLines([...utf16].map((byte) => Uint8Array.of(byte))))).toEqual([{ t: 'Größe 🚢' }])
  const latin = Uint8Array.from(Buffer.from('a;b\nGröße;1', 'latin1'))
  expect(await all(readCsv([latin], { encoding: 'windows-1252' }))).toEqual([{ a: 'Größe', b: '1' }])
})

test('a spreadsheet’s first line names the delimiter, and what is quoted does not count', async () => {
  expect(await all(readCsv('sep=;\r\na,b;c\r\n1;2'))).toEqual([{ 'a,b': '1', c: '2' }])
  expect(await all(readCsv('"a,b,c";d\n1;2'))).toEqual([{ 'a,b,c': '1', d: '2' }])
})

describe('no more is held than a record and a piece, however long the source:', () => {
  const PIECE = 1000
  type Read = (source: RecordSource) => AsyncIterable<unknown>
  const maxLength = 2 * PIECE
  const kinds: [name: string, record: string, head: string, tail: string, read: Read][] = [
    ['JSON Lines', '{"id":1,"t":"words"}\n', '', '', (source) => readJsonLines(source, { maxLength })],
    ['a JSON array', '{"id":1,"t":"words"},', '[', '0]', (source) => readJsonArray(source, { maxLength })],
    ['CSV', '1,"some\nwords"\n', 'id,t\n', '', (source) => readCsv(source, { maxLength })],
  ]

  test.each(kinds)('%s', async (_, record, head, tail, read) => {
    let pulled = 0
    function* pieces() {
      for (let i = 0; i < 100; i++) {
        const piece = (i === 0 ? head : '') + record.repeat(PIECE / 10) + (i === 99 ? tail : '')
        for (let at = 0; at < piece.length; at += PIECE) {
          pulled += Math.min(PIECE, piece.length - at)
          yield piece.slice(at, at + PIECE)
        }
      }
    }
    let found = 0
    for await (const _ of read(pieces())) {
      found++
      expect(pulled).toBeLessThanOrEqual(found * record.length + 2 * PIECE)
    }
    expect(found).toBe(10_000 + tail.length / 2)
  })
})

test('a source is read only as far as records are taken, and then cancelled', async () => {
  let pulled = 0
  let isCancelled = false
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(`{"id":${++pulled}}\n`)),
    cancel: () => {
      isCancelled = true
    },
  })
  for await (const record of readJsonLines(endless)) if ((record as { id: number }).id === 5) break
  expect(pulled).toBeLessThan(10)
  expect(isCancelled).toBe(true)
})

describe('a signal ends the reading', () => {
  test('between two records, whatever else has arrived', async () => {
    const controller = new AbortController()
    const found: unknown[] = []
    const read = async () => {
      for await (const record of readJsonLines(['1\n2\n', '3\n'], { signal: controller.signal })) {
        found.push(record)
        if (record === 2) controller.abort(new Error('enough'))
      }
    }
    await expect(read()).rejects.toThrow('enough')
    expect(found).toEqual([1, 2])
  })

  test('while the source is waited for, and cancels it', async () => {
    let isCancelled = false
    const silent = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes('a\n1\n')),
      cancel: () => {
        isCancelled = true
      },
    })
    const controller = new AbortController()
    const reading = all(readCsv(silent, { signal: controller.signal }))
    setTimeout(() => controller.abort(new Error('enough')), 10)
    await expect(reading).rejects.toThrow('enough')
    expect(isCancelled).toBe(true)
  })

  test('also when only addRecords has it', async () => {
    const index = createIndex({ schema: { a: text() } })
    const controller = new AbortController()
    async function* records() {
      yield { id: 1, a: 'boat' }
      yield { id: 2, a: 'boat' }
      await new Promise(() => {})
    }
    const adding = addRecords(index, records(), { signal: controller.signal })
    setTimeout(() => controller.abort(new Error('enough')), 10)
    await expect(adding).rejects.toThrow('enough')
    expect(index.size).toBe(2)
  })

  test('an aborted one before the source is touched', async () => {
    const signal = AbortSignal.abort(new Error('before'))
    let isTouched = false
    function* source() {
      isTouched = true
      yield '1\n'
    }
    await expect(all(readJsonArray(source(), { signal }))).rejects.toThrow('before')
    expect(isTouched).toBe(false)
  })
})

describe('records are added to an index:', () => {
  const lines = '{"id":1,"title":"boat"}\n{"id":2,"title":"ship","year":"x"}\n{"id":3,"title":"raft"}'
  const make = () => createIndex({ schema: { title: text(), year: number() } })

  test('the first that is no document ends it, with its number', async () => {
    const index = make()
    await expect(addRecords(index, readJsonLines(lines))).rejects.toThrow(
      /^Record 2: Field "year" of document 2 /,
    )
    expect(index.search('boat').total.value).toBe(1)
  })

  test('or it is left out and reported, with its number', async () => {
    const index = make()
    const { added, rejected } = await addRecords(index, readJsonLines(lines), { onInvalid: 'skip' })
    expect(added).toBe(2)
    expect(rejected.map(({ message, id, field }) => [message.slice(0, 9), id, field])).toEqual([
      ['Record 2:', 2, 'year'],
    ])
    expect(index.search('raft').total.value).toBe(1)
  })

  test('thousands of them, with progress, until the signal', async () => {
    const index = make()
    const controller = new AbortController()
    const csv = `id,title\n${Array.from({ length: 1000 }, (_, i) => `${i},boat`).join('\n')}`
    const progress: number[] = []
    const adding = addRecords(index, readCsv(csv), {
      signal: controller.signal,
      onProgress: ({ added }) => {
        progress.push(added)
        if (added >= 400) controller.abort(new Error('enough'))
      },
    })
    await expect(adding).rejects.toThrow('enough')
    expect(progress).toEqual([200, 400])
  })
})
