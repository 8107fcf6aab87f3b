import { decodeUtf8 } from './utf8.ts'

// "=C3=A9": two to four escaped bytes that are one UTF-8 character. Nothing else looks like that.
const ESCAPED_CHARACTER =
  /=C[2-9A-F]=[89AB][0-9A-F]|=D[0-9A-F]=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2}|=F[0-4](?:=[89AB][0-9A-F]){3}/

// A mail line is cut with "=" at 73 to 76 characters; shorter ones are "=" at the end of a line of code.
const SOFT_BREAK = /^[^\n]{55,75}=\n/gm
// "=20" at the end of a line of several words: a space that the encoder protected.
const PROTECTED_SPACE = /^(?:[^\s=]+ ){4,}[^\s=]+=20$/gm

const ESCAPES = /(?:=[0-9A-F]{2})+/g

/**
 * Quoted-printable, the transfer form of mail, as text: "=C3=A9" is é, "=3D" is =, "=" at a line's end is no line end.
 *
 * "=20" or "=3D" alone also stand in code, so they are undone only where the text shows that it was mail: an escaped
 * UTF-8 character, or two soft line breaks or protected spaces.
 */
export function decodeQuotedPrintable(text: string): string {
  if (!text.includes('=')) return text
  const evident = ESCAPED_CHARACTER.test(text) || count(text, SOFT_BREAK) + count(text, PROTECTED_SPACE) >= 2
  if (!evident) return text
  return text.replace(/=[ \t]*\n/g, '').replace(ESCAPES, (escapes) => {
    const bytes = escapes
      .slice(1)
      .split('=')
      .map((hex) => Number.parseInt(hex, 16))
    return readBytes(bytes, escapes)
  })
}

// What is not UTF-8 was Windows-1252 or is no escape at all: it stays as it stands.
function readBytes(bytes: number[], escapes: string): string {
  let read = ''
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!
    const character = decodeUtf8(bytes, i)
    if (byte < 0x80) read += byte === 0x0d ? '' : String.fromCharCode(byte)
    else read += character?.text ?? escapes.slice(i * 3, i * 3 + 3)
    i += character?.length ?? 1
  }
  return read
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
