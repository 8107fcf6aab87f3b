import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SectionArray, Sections } from '../../src/segment/sections.ts'
import { PlainStoredFields, StoredFieldsWriter } from '../../src/segment/stored-fields.ts'
import { finish } from '../../src/steps.ts'

const SEED = 8

const base64 = ({ buffer, byteOffset, byteLength }: SectionArray) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

test('texts come back as they were, by themselves and copied as bytes', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '\ufeff{}', 'x'.repeat(300), 'é'.repeat(5000)),
    ),
  )
  fc.assert(
    fc.property(texts, (texts) => {
      const writer = new StoredFieldsWriter()
      for (const text of texts) writer.addText(text)
      const sections: Sections = new Map()
      finish(writer.build(sections))
      const stored = new PlainStoredFields(sections)
      const copier = new StoredFieldsWriter()
      texts.forEach((text, doc) => {
        expect(stored.textOf(doc)).toBe(text)
        copier.addBytes(stored.bytesOf(doc))
      })
      const copied: Sections = new Map()
      finish(copier.build(copied))
      expect([...copied.keys()]).toEqual([...sections.keys()])
      for (const [name, section] of sections) expect(base64(copied.get(name)!)).toBe(base64(section))
    }),
    { seed: SEED, numRuns: 100 },
  )
})
