import { fileURLToPath } from 'node:url'
import type { Launch } from '@outerpark/core/names'
import { entryUrl } from '../entry.ts'
import type { KeptSettings } from './messages.ts'
import type { Places } from './places.ts'
import { within } from './waiting.ts'
import { type Asks, startWorker, type Worker } from './worker-process.ts'

/** How long the sign may take to come down (ms). */
const END_MS = 2_000

/** With this argument the port speaks TLS. */
export const SECURE_ARGUMENT = '--secure'

/** What a sign is put up on. */
type Door = {
  readonly places: Places
  readonly asks: Asks
  readonly isSecure: boolean
  /** the settings of the last worker, which name its certificate */
  readonly kept: KeptSettings | undefined
  /** what it gets with the sockets */
  readonly opening: () => Opening
}

/** A sign that is up, or will be. */
export type Sign = {
  /** Tells it what there is to be told. */
  readonly send: Worker['send']
  readonly end: () => Promise<void>
}

/** What a sign is told when it opens. */
type Opening = Parameters<Worker['send']>[0]

/**
 * Puts up a sign if no worker is there for a while: a process that answers 503 to everybody, and the control of the daemon.
 * Without it `status` and `stop` would wait for a worker that does not come.
 *
 * @returns takes it down, or sees to it that it is not put up
 */
export function putUpSign(
  { env, execPath }: Launch,
  { places, asks, isSecure, kept, opening }: Door,
  afterMs: number,
): Sign {
  let sign: Worker | undefined
  const timer = setTimeout(() => {
    const entry = fileURLToPath(entryUrl('parent/sign/main'))
    const args = isSecure ? [SECURE_ARGUMENT] : []
    sign = startWorker({ execPath, entry, args, env }, asks, { kept })
    sign.loaded.then(() => {
      if (sign) places.handTo(sign)
      sign?.send(opening())
    }, noSign)
  }, afterMs)
  return {
    send: (message) => sign?.send(message),
    async end() {
      clearTimeout(timer)
      const last = sign
      last?.send({ kind: 'leave' })
      if (last) await within(END_MS, last.ended, () => last.kill())
    },
  }
}

/** Without a sign they wait for the next worker. */
const noSign = () => undefined
