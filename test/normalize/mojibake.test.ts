import { expect, test } from 'vitest'
import { WINDOWS_1252_HIGH } from '../../src/normalize/entities.ts'
import { mendMojibake } from '../../src/normalize/mojibake.ts'

// The damage itself: a text's UTF-8 bytes read one by one.
const bytesOf = (text: string) => [...new TextEncoder().encode(text)]
const readAsLatin1 = (text: string) => String.fromCharCode(...bytesOf(text))
const readAsWindows1252 = (text: string) =>
  bytesOf(text)
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252_HIGH[byte - 0x80] : String.fromCharCode(byte)))
    .join('')

const TEXTS = [
  'Le café était déjà fermé.',
  'don’t “say” – ever… it’s 5 €',
  'São Paulo, SÃO PAULO',
  'Köln, Österreich, Übung, Maß',
  'Škoda, łąka, București, İstanbul',
  'Привет в Москве: “да”',
  'Ελλάδα',
  '日本語のテキスト',
  'Việt Nam',
  'naïve 😀 emoji ™',
  '£5 © 20°C ½',
]

test.each(TEXTS)('UTF-8 read as Windows-1252 or Latin-1 is mended, also twice: %s', (text) => {
  expect(mendMojibake(readAsWindows1252(text))).toBe(text)
  expect(mendMojibake(readAsLatin1(text))).toBe(text)
  expect(mendMojibake(readAsWindows1252(readAsWindows1252(text)))).toBe(text)
})

test('what was mended is seen literally', () => {
  expect(mendMojibake('cafÃ© naÃ¯ve donâ€™t â€œsayâ€\x9d â€“ Â£5 ðŸ˜€')).toBe(
    'café naïve don’t “say” – £5 😀',
  )
})

test.each([
  ...TEXTS,
  'AMANHÃ” e «AMANHû, IRMÃ®, MANHÃ–TARDE',
  'SÃO PAULO NÃO É Ã',
  'Il a été…» — «Ya está»… «là…»',
  'Ty máš… a náš…',
  'BLÅ… «Å» “É” “Ã”',
  'VINHO DO DÃO™',
])('clean text stays: %s', (text) => {
  expect(mendMojibake(text)).toBe(text)
})

test('what clean text may show is mended beside what it cannot', () => {
  expect(mendMojibake('Ã“scar')).toBe('Ã“scar')
  expect(mendMojibake('Ã“scar RodrÃ­guez')).toBe('Óscar Rodríguez')
})

test('a text about encodings keeps its examples', () => {
  const text = 'If é shows as Ã©, the page was UTF-8 and was read as Latin-1.'
  expect(mendMojibake(text)).toBe(text)
})

test('tails that were lost on the way are guessed where only one fits', () => {
  expect(mendMojibake('â€œYes,â€ she said.')).toBe('“Yes,” she said.')
  expect(mendMojibake('First.Â  Second.')).toBe('First.  Second.')
  expect(mendMojibake('voilÃ  le cafÃ©')).toBe('voilà  le café')
})

test('controls are the Windows-1252 characters that they were, and a lone 0x85 is a line end', () => {
  expect(mendMojibake('It\x92s \x93so\x94 \x96 wait\x85')).toBe('It’s “so” – wait…')
  expect(mendMojibake('one\x85two')).toBe('one\ntwo')
})
