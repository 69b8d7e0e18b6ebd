import { execFile } from 'node:child_process'
import { printable } from '@outerpark/core/kernel'

/** How much of what the program writes is kept for the error. */
const TOLD = 500

/**
 * Runs a program, without a shell, with a text on its standard input.
 *
 * @param timeoutMs after this time it is ended
 * @throws Error if it cannot be started, does not end in time, or does not end with 0
 */
export function runWithInput(
  program: string,
  input: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      signal,
      timeout: timeoutMs,
      killSignal: 'SIGKILL' as const,
      windowsHide: true,
    }
    const child = execFile(program, [], options, (error, _, stderr) => {
      if (!error) return resolve()
      const said = printable(stderr.trim().slice(-TOLD))
      const how = error.killed
        ? `it did not end within ${timeoutMs} ms`
        : typeof error.code === 'number'
          ? `exit code ${error.code}`
          : error.message
      reject(new Error(`${program}: ${how}${said === '' ? '' : `: ${said}`}`, { cause: error }))
    })
    // A program that does not read its input closes the pipe: no fault of anybody.
    child.stdin?.on('error', () => undefined).end(input)
  })
}
