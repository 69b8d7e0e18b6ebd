import { createHash } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { StatusResponse } from '@outerpark/core/contract'
import type { Clock } from '@outerpark/core/ports'
import { runWithInput } from '../alert/command.ts'
import { type Looked, raisedBy } from '../alert/conditions.ts'
import type { Raised, RaisedNow } from '../alert/raised.ts'
import { standingIn } from '../alert/standing.ts'
import type { Send, TellParts, Way } from '../alert/tell.ts'
import { type AlertWatch, watchAlerts } from '../alert/watch.ts'
import { reasonOf } from '../notice/reason.ts'
import { webhookDelivery } from '../notice/webhook/delivery.ts'
import { homeFiles } from '../process/home.ts'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'

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
 * @throws RangeError for settings that `checkParts` refuses
 */
export function openAlerts(
  config: AlertConfig,
  { clock, log }: { readonly clock: Clock; readonly log: Pick<Logger, 'info' | 'warn'> },
): OpenAlerts {
  const hook = openHook(config, clock)
  const ways = waysOf(config, hook?.send)
  const standing = standingIn(homeFiles(config.home).alerts)
  // Once when it begins, and once when it is over: it is tried again at each look.
  const onWay: TellParts['onWay'] = (way, failing) =>
    failing
      ? log.warn({ way, reason: failing.reason }, 'alert not told')
      : log.info({ way }, 'alerts are told again')
  const onChange = (raised: boolean, { alert, since, facts }: Raised) =>
    log.warn({ alert, since, ...facts }, raised ? 'alert raised' : 'alert cleared')
  return {
    watch: (others) => (status) => {
      const watched = { ...others, status }
      const loop = monitorEventLoopDelay({ resolution: 20 })
      loop.enable()
      const look = async (before: RaisedNow) => {
        const stalledMs = loop.max / 1e6
        loop.reset()
        return raisedBy(
          { ...(await lookedAt(config, watched, clock)), stalledMs, before },
          {
            awayMs: config.alertAwayMs,
            stallMs: config.alertStallMs,
          },
        )
      }
      const onFault = (err: unknown) => log.warn({ err }, 'alerts')
      const onKept: Parameters<typeof watchAlerts>[0]['onKept'] = (failure) =>
        failure
          ? log.warn({ err: failure.error }, 'alerts not kept')
          : log.info('alerts are kept again')
      const { mode, alertPauseMs: pauseMs } = config
      const tell = { clock, mode, ways, standing, pauseMs, reasonOf }
      const watch = watchAlerts({ ...tell, look, onChange, onWay, onKept, onFault })
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
  clock: Clock,
): Promise<Omit<Looked, 'stalledMs' | 'before'>> {
  const now = await status()
  return {
    ...{ status: now, now: clock.now(), startedAt: Date.parse(now.startedAt) },
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

function waysOf({ alertCommand: command, alertUrl: url }: AlertConfig, hook: Send | undefined) {
  const way = (name: Way['name'], target: string, send: Send): Way => {
    // An address may hold a secret.
    const id = createHash('sha256').update(target).digest('base64url').slice(0, 16)
    return { name, id: `${name} ${id}`, send }
  }
  const ways: Way[] = []
  if (command !== undefined)
    ways.push(
      way('command', command, (message, signal) =>
        runWithInput(command, `${JSON.stringify(message)}\n`, { timeoutMs: TELL_MS, signal }),
      ),
    )
  if (hook && url !== undefined) ways.push(way('url', url, hook))
  return ways
}

function openHook(config: AlertConfig, clock: Clock) {
  const { alertUrl: url, alertSecret: secret, webhookAllowPrivate: allowPrivate } = config
  if (url === undefined || secret === undefined) return undefined
  const settings = { url, secret, timeoutMs: TELL_MS, allowPrivate, clock }
  const { deliver, close } = webhookDelivery(settings)
  const send: Send = (message, signal) => {
    const { alert, since } = message.data
    // The same at each try, so that the receiver recognizes a repetition.
    const id = `${alert}_${message.type}_${since}`.replaceAll(/[^\w-]/g, '-')
    return deliver({ id, body: JSON.stringify(message) }, signal)
  }
  return { send, close }
}
