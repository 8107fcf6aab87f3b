import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/**
 * Runs a program without a shell and returns what it wrote to standard output.
 *
 * @throws Error with both outputs if the program fails
 */
export async function run(program: string, args: string[], cwd: string): Promise<string> {
  try {
    const { stdout } = await execute(program, args, { cwd, maxBuffer: 1 << 26, timeout: 100_000 })
    return stdout
  } catch (cause) {
    const { stdout, stderr } = cause as { stdout?: string; stderr?: string }
    throw new Error(`"${[program, ...args].join(' ')}" failed.\n${stdout}${stderr}`, { cause })
  }
}
