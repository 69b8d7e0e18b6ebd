import { statfs } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { StatusResponse } from '@outerpark/core/contract'
import type { Clock } from '@outerpark/core/ports'
import { runWithInput } from '../alert/command.ts'
import { type Looked, raisedBy } from '../alert/conditions.ts'
import { type AlertWatch, type Raised, type Send, watchAlerts } from '../alert/watch.ts'
import { webhookDelivery } from '../notice/webhook/delivery.ts'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'
import { checked } from './checked-setting.ts'

/** How long telling may take, in milliseconds. */
const TELL_MS = 10_000

type AlertConfig = Pick<
  Config,
  | 'home'
  | 'mode'
  | 'alertCommand'
  | 'alertUrl'
  | 'alertSecret'
  | 'alertAwayMs'
  | 'alertStallMs'
  | 'alertPauseMs'
  | 'webhookAllowPrivate'
>

/** What is looked at of an office. */
export type Watched = {
  readonly status: () => Promise<StatusResponse>
  readonly backups: () => Looked['backups']
  /** as {@link Looked} has it; never if left out */
  readonly replaced?: () => Looked['replaced']
}

/** The ways to the operator, opened, and the watch, which begins when there is an office to look at. */
export type OpenAlerts = {
  /** In two steps, since the status is made of what else the office has. */
  readonly watch: (watched: Omit<Watched, 'status'>) => (status: Watched['status']) => AlertWatch
  readonly close: () => void
}

/**
 * Opens the ways to the operator. Also without one it is looked: the status shows what is raised.
 * @throws StartFailure `config-invalid` if the address or its secret cannot be used
 */
export function openAlerts(
  config: AlertConfig,
  { clock, log }: { readonly clock: Clock; readonly log: Pick<Logger, 'warn'> },
): OpenAlerts {
  const hook = openHook(config, clock)
  const { alertCommand: command } = config
  const ways: Send[] = []
  if (command !== undefined)
    ways.push((message, signal) =>
      runWithInput(command, `${JSON.stringify(message)}\n`, { timeoutMs: TELL_MS, signal }),
    )
  if (hook) ways.push(hook.send)
  const onChange = (raised: boolean, { alert, since, facts }: Raised) =>
    log.warn({ alert, since, ...facts }, raised ? 'alert raised' : 'alert cleared')
  return {
    watch: (others) => (status) => {
      const watched = { ...others, status }
      const loop = monitorEventLoopDelay({ resolution: 20 })
      loop.enable()
      const look = async () => {
        const stalledMs = loop.max / 1e6
        loop.reset()
        return raisedBy(await lookedAt(config, watched, stalledMs, clock), {
          awayMs: config.alertAwayMs,
          stallMs: config.alertStallMs,
        })
      }
      const onFault = (err: unknown) => log.warn({ err }, 'alert not told')
      const { mode, alertPauseMs: pauseMs } = config
      const watch = watchAlerts({ clock, mode, look, ways, onChange, pauseMs, onFault })
      return {
        ...watch,
        async stop() {
          loop.disable()
          await watch.stop()
        },
      }
    },
    close: () => hook?.close(),
  }
}

async function lookedAt(
  { home }: Pick<Config, 'home'>,
  { status, backups, replaced }: Watched,
  stalledMs: number,
  clock: Clock,
): Promise<Looked> {
  const now = await status()
  return {
    ...{ status: now, stalledMs, now: clock.now(), startedAt: Date.parse(now.startedAt) },
    disk: await diskOf(home),
    replaced: replaced?.(),
    backups: backups(),
  }
}

/** Undefined where the system does not tell. */
async function diskOf(home: string): Promise<Looked['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(home)
    return { free: bavail * bsize, size: blocks * bsize }
  } catch {
    return undefined
  }
}

function openHook(config: AlertConfig, clock: Clock) {
  const { alertUrl: url, alertSecret: secret, webhookAllowPrivate: allowPrivate } = config
  if (url === undefined || secret === undefined) return undefined
  const settings = { url, secret, timeoutMs: TELL_MS, allowPrivate, clock }
  const { deliver, close } = checked('alertUrl', () => webhookDelivery(settings))
  const send: Send = (message, signal) => {
    const { alert, since } = message.data
    // The same at each try, so that the receiver recognizes a repetition.
    const id = `${alert}_${message.type}_${since}`.replaceAll(/[^\w-]/g, '-')
    return deliver({ id, body: JSON.stringify(message) }, signal)
  }
  return { send, close }
}
