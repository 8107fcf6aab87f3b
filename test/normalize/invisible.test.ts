import { expect, test } from 'vitest'
import { dropInvisible } from '../../src/normalize/invisible.ts'

test('characters that nobody sees are dropped', () => {
  expect(
    dropInvisible('\uFEFFze\u200Bro\u2060 wi\u00ADdth\u200E\u202A \u0000\u0007\uFFFC\uFFF9x\u061C'),
  ).toBe('zero width x')
})

test('a soft hyphen at a line end joins the word', () => {
  expect(dropInvisible('exam\u00AD\n ple')).toBe('example')
})

test('half a surrogate pair is no character', () => {
  expect(dropInvisible('a\ud83db\ude00c 😀')).toBe('abc 😀')
})

test.each([
  ['emoji', '👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 🏳️‍🌈 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
  ['Persian', 'می‌خواهم'],
  ['Sinhala', 'ශ්‍රී'],
  ['Hindi', 'क्‍ष'],
  ['Thai word boundaries', 'สวัสดี\u200Bชาวโลก'],
  ['Han with a selected form', '葛\u{E0100}'],
  ['tabs and line feeds', 'a\tb\nc'],
])('characters that %s needs stay', (_, text) => {
  expect(dropInvisible(text)).toBe(text)
})

test('joiners, selectors and tags out of place are dropped', () => {
  expect(dropInvisible('fi\u200Cx\u200D a\uFE0Fb x\u{E0041}\u{E0042}y')).toBe('fix ab xy')
})

test('a control character between two words parts them; zeros beside every letter are UTF-16', () => {
  expect(dropInvisible('one\u0000two\u001fthree, \u0007four\u0001')).toBe('one two three, four')
  expect(dropInvisible('12\u001c34')).toBe('12 34')
  expect(dropInvisible('h\0a\0r\0b\0o\0u\0r\0')).toBe('harbour')
})
