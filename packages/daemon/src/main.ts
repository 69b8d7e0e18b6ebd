import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'
import { BACKGROUND_ARGUMENT, CHECK_ARGUMENT, type StartMessage } from '@outerpark/core/names'
import { entryUrl } from './entry.ts'
import { withCompileCache } from './parent/compile-cache.ts'
import { openParent } from './parent/parent.ts'
import { givenDescriptor } from './parent/systemd.ts'
import { keepWatchdog } from './parent/watchdog.ts'
import { WorkerFailed } from './parent/worker-process.ts'

// The daemon: a small process that stays, and starts the workers that answer. It loads as little as it can.

process.umask(0o077)

const args = process.argv.slice(2)
const fd = givenDescriptor(process.env, process.pid)
// A check needs nobody who stays, and brings its own message.
if (args.includes(CHECK_ARGUMENT)) await import('./worker.ts')
else await run()

/** Whether it may end with a terminal. @returns as it is at the start: a terminal that was closed is none */
function hasTerminal(): boolean {
  return !args.includes(BACKGROUND_ARGUMENT) && [0, 1, 2].some((fd) => isatty(fd))
}

async function run(): Promise<void> {
  // What systemd means for this process only.
  const { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES, NOTIFY_SOCKET, ...others } = process.env
  const { WATCHDOG_USEC, WATCHDOG_PID, ...env } = others
  keepWatchdog(process.env, process.pid, (reason) =>
    process.stderr.write(`outerpark daemon: systemd-notify does not work: ${reason}\n`),
  )
  const { execPath } = process
  const entry = fileURLToPath(entryUrl('worker'))
  const parent = openParent({
    launch: { execPath, entry, args, env: withCompileCache(env) },
    fd,
    onReady: (state) => tell({ kind: 'ready', state }),
  })
  process.on('SIGTERM', parent.onSignal)
  process.on('SIGINT', parent.onSignal)
  // The terminal was closed. The kernel tells this process and `daemon run`, which tells it on, so a second one means no hurry. A
  // daemon without a terminal, in the background or under a supervisor, reads the settings again.
  process.on('SIGHUP', hasTerminal() ? parent.stop : parent.restart)
  try {
    await parent.ended
    process.exit(0)
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error
    const { refused, end } = error
    const code = refused?.code ?? 'internal-error'
    const detail =
      refused?.detail ?? `The worker did not start (${end.how} ${end.what}). ${end.detail ?? ''}`
    tell(refused ?? { kind: 'failed', code, detail })
    // A program that started the daemon over IPC shows the message itself.
    if (!process.send)
      process.stderr.write(
        `outerpark daemon: ${[detail, refused?.hint].filter(Boolean).join(' ')}\n`,
      )
    process.exit(code === 'config-invalid' ? 2 : 1)
  }
}

/** Sends a message to the program that started this daemon and waits for it. */
function tell(message: StartMessage): void {
  if (process.connected) process.send?.(message)
}
