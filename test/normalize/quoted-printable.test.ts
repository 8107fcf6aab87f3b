import { expect, test } from 'vitest'
import { decodeQuotedPrintable } from '../../src/normalize/quoted-printable.ts'

test('an escaped UTF-8 character shows the encoding, and all of it is undone', () => {
  expect(decodeQuotedPrintable('caf=C3=A9 =3D nice=\n ly=20\nsaid =E2=80=9Cyes=E2=80=9D')).toBe(
    'café = nice ly \nsaid “yes”',
  )
})

test('two soft line breaks or protected spaces show it too', () => {
  const line = 'a line of mail is cut with a sign of equality before the eightieth co=\nlumn '
  expect(decodeQuotedPrintable(line + line)).toBe((line + line).replaceAll('=\n', ''))
  expect(decodeQuotedPrintable('one two three four five=20\nsix seven eight nine ten=20\n')).toBe(
    'one two three four five \nsix seven eight nine ten \n',
  )
})

test.each(['x=20\ny=3D', 'if (a == 0)=\n', 'E=MC2, a=C3', 'the width=20 and the height=20', '?q=20&x=C3=29'])(
  'signs of equality in code and addresses stay: %s',
  (text) => {
    expect(decodeQuotedPrintable(text)).toBe(text)
  },
)

test('bytes that are no UTF-8 stay as they stand', () => {
  expect(decodeQuotedPrintable('=C3=A9 =FF=FE =C3')).toBe('é =FF=FE =C3')
})
