import type { Context } from '../context.ts'
import { spawnInForeground, startMessage } from '../daemon/spawn.ts'
import { type DaemonStatus, statusOf } from '../daemon/status.ts'
import type { StartOptions } from './daemon.ts'

/** What a shell makes of a program that a signal ended. */
const SIGNAL_BASE = 128
const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

export type Running = {
  readonly status: DaemonStatus
  /** resolves to the daemon's exit code when it has ended */
  readonly ended: Promise<number>
}

/** Runs the daemon in this terminal; resolves when it takes requests. */
export async function run({ places, env }: Context, { port }: StartOptions): Promise<Running> {
  const child = spawnInForeground({ home: places.home, port, env })
  const ended = new Promise<number>((resolve) =>
    child.once('exit', (code, signal) =>
      resolve(code ?? SIGNAL_BASE + (SIGNAL_NUMBERS[signal ?? ''] ?? 0)),
    ),
  )
  // A terminal sends Ctrl-C to the daemon too, for which a second one would mean "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  const state = await startMessage(child)
  if (child.connected) child.disconnect()
  return { status: statusOf(state, places.home), ended }
}
