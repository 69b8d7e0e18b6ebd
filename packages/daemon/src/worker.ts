import { setFlagsFromString } from 'node:v8'
import { CHECK_ARGUMENT, type StartMessage } from '@outerpark/core/names'
import { checkStart } from './office/check-start.ts'
import { runOffice } from './office/run.ts'
import { startIn, withKeptPort } from './process/arguments.ts'
import { FileNotTrusted } from './process/private-files.ts'
import { StartFailure } from './process/start-failure.ts'
import { readConfig } from './settings/config.ts'
import { paramsFor } from './settings/korean-mistakes.ts'

// The process that has the box office. `main.ts` starts it, and it also runs alone.

// After a burst of connections V8 allocates parts of each request in old space, and the collector then keeps and copies
// all that they refer to: an eighth of the time at 1,000 connections.
setFlagsFromString('--no-allocation-site-pretenuring')

/** Only the owner may read the files that this process makes, such as the databases. */
process.umask(0o077)

try {
  if (process.argv.includes(CHECK_ARGUMENT)) await check()
  else await runOffice(tell)
} catch (error) {
  const { code, message, hint, params } = failureOf(error)
  tell({
    ...{ kind: 'failed', code, detail: message },
    ...(hint === undefined ? {} : { hint }),
    ...(params === undefined ? {} : { params }),
  })
  // A program that started the daemon over IPC shows the message itself.
  if (!process.send)
    process.stderr.write(`outerpark daemon: ${message}${hint === undefined ? '' : ` ${hint}`}\n`)
  process.exit(code === 'config-invalid' ? 2 : 1)
}

/** Checks whether the daemon could start. It does not change the home, or touch a daemon that may run on it. */
async function check(): Promise<void> {
  const start = startIn(process.argv)
  await checkStart(withKeptPort(readConfig(process.env), start), start)
  process.exit(0)
}

/** Sends a message to the program that started this daemon and waits for it. */
function tell(message: StartMessage): void {
  process.send?.(message)
}

function failureOf(error: unknown): {
  code: string
  message: string
  hint?: string | undefined
  params?: unknown
} {
  if (error instanceof FileNotTrusted) return error
  if (error instanceof StartFailure) {
    const { code, message, hint } = error
    return { code, message, hint, params: paramsFor(error, process.env.OUTERPARK_LANG) }
  }
  if (error instanceof Error && 'code' in error)
    return { code: String(error.code).toLowerCase().replaceAll('_', '-'), message: error.message }
  return { code: 'internal-error', message: String(error) }
}
