import { expect, test } from 'vitest'
import { decodeEntities } from '../../src/normalize/entities.ts'

test('named, decimal and hexadecimal entities are their characters', () => {
  expect(decodeEntities('Tom &amp; Jerry, caf&eacute;, &quot;so&quot;')).toBe('Tom & Jerry, café, "so"')
  expect(decodeEntities('&#8220;Hi&#8221; &#x2014; don&#39;t')).toBe("“Hi” — don't")
  expect(decodeEntities('10&nbsp;km &ndash; &Aacute;&yuml;&scaron;&euro;')).toBe('10\u00a0km – Áÿš€')
})

test('numbers 128 to 159 are read as browsers read them', () => {
  expect(decodeEntities('It&#146;s &#x93;so&#x94;')).toBe('It’s “so”')
})

test('entities that were escaped again come out whole', () => {
  expect(decodeEntities('&amp;amp;lt;b&amp;gt; &amp;#39; &#38;amp;')).toBe("<b> ' &")
})

test.each([
  'AT&T; R&D; Q&A',
  '?a=1&copy=2&lt=3',
  '&unknown; &#0; &#xD800; &#1114112;',
  'In HTML, write &amp; for an ampersand and &lt; for less.',
  'the entity "&nbsp;" and `&lt;`',
])('what is no leftover stays: %s', (text) => {
  expect(decodeEntities(text)).toBe(text)
})

test('the comment form of a blog does not make its article one about HTML', () => {
  const form = 'You may use these HTML tags and attributes:'
  expect(decodeEntities(`Fish &amp; chips. ${form}`)).toBe(`Fish & chips. ${form}`)
})
