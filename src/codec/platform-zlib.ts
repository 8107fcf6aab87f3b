/** What is used of Node's zlib. */
export interface PlatformZlib {
  crc32?(bytes: Uint8Array, seed?: number): number
  deflateRaw?(bytes: Uint8Array, done: (error: Error | null, result: Uint8Array) => void): void
  inflateRawSync?(bytes: Uint8Array, options: { maxOutputLength: number }): Uint8Array
}

/** Node's zlib where there is one (Node since 20.16, Deno, Bun), without importing what browsers have not. */
export function platformZlib(): PlatformZlib {
  try {
    const { process } = globalThis as {
      process?: { getBuiltinModule?(name: string): PlatformZlib | undefined }
    }
    return process?.getBuiltinModule?.('node:zlib') ?? {}
  } catch {
    return {}
  }
}
