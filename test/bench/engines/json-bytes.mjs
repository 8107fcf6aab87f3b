/** Engines that save as JSON: their object as UTF-8 bytes, and back. */
export const toJsonBytes = (value) => Buffer.from(JSON.stringify(value))
export const fromJsonBytes = (bytes) =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))
