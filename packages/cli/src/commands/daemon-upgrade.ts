import { existsSync } from 'node:fs'
import type { DaemonState } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import { findRunning } from '../daemon/ensure.ts'
import { failedWith } from '../daemon/failed-with.ts'
import { checkSettings, type DaemonSettings } from '../daemon/spawn.ts'
import { serviceOf } from '../daemon-install/service-of.ts'
import { owningService, type Service } from '../daemon-upgrade/owning-service.ts'
import { isBackground, isContainer } from '../daemon-upgrade/process.ts'
import { replaceOwn, replaceService } from '../daemon-upgrade/replace.ts'
import { nextSettings } from '../daemon-upgrade/settings.ts'
import type { Side, Upgraded } from '../daemon-upgrade/upgraded.ts'
import { type NoWay, type Way, wayOf } from '../daemon-upgrade/way.ts'
import { type Failure, failure } from '../failure.ts'
import { agreeTo } from '../prompts/agree.ts'
import { words } from '../words/words.ts'
import { refuseElsewhere } from './daemon.ts'

export type UpgradeOptions = { readonly yes?: boolean }

/**
 * Replaces the whole daemon by the version that is installed now: its worker, and the process that has the port. One that could not
 * start leaves everything as it was.
 */
export async function upgrade(context: Context, { yes }: UpgradeOptions): Promise<Upgraded> {
  refuseElsewhere(context, 'replaces')
  const { places, env } = context
  const before = await findRunning(places.home)
  const service = before && (await owningService(before.pid, places.home, env))
  const way = wayOf({
    ...{ isUp: before !== undefined, service },
    ...{ isBackground: before !== undefined && isBackground(before.pid) },
    isContainer: isContainer(env),
  })
  if (!before || way === 'nobody' || way === 'terminal' || way === 'container')
    throw noWay(way, context, before)
  const settings = nextSettings(context, before, service)
  await check(settings, service)
  if (way !== 'socket' && !yes) await agreeTo(context, words().upgrade.mayReplace)
  const began = performance.now()
  const done = context.waiting(words().upgrade.replacing)
  try {
    const after = service
      ? await replaceService(context, before, service)
      : await replaceOwn(context, before, settings)
    const ms = Math.round(performance.now() - began)
    const sides = { from: sideOf(before), to: sideOf(after) }
    const { home } = places
    return { way, home, url: after.url, ...sides, connectionsWaited: way === 'socket', ms }
  } finally {
    done()
  }
}

const sideOf = ({ version, pid }: Side): Side => ({ version, pid })

const leftAsItWas = (error: unknown) => failedWith(error, words().office.leftAsItWas)

/** Refuses if what is installed now could not start with these settings. */
async function check(settings: DaemonSettings, service: Service | undefined): Promise<void> {
  const { program } = service ?? {}
  const gone = program && [program.node, program.entry].find((file) => !existsSync(file))
  if (gone !== undefined)
    throw failure(
      'daemon-start-failed',
      ({ upgrade }) => upgrade.programGone(gone),
      ({ office, upgrade }) => `${office.leftAsItWas} ${upgrade.installAgain}`,
    )
  await checkSettings(settings, program).catch(leftAsItWas)
}

/** Why the daemon cannot be replaced from here, and what to do. */
function noWay(
  way: Way | NoWay,
  { places, env }: Context,
  before: DaemonState | undefined,
): Failure {
  if (before === undefined || way === 'nobody') {
    const start = serviceOf(places.home, env)
    return failure(
      'daemon-unreachable',
      ({ office }) => office.notRunningNow,
      ({ office }) => (start === undefined ? office.startOne : office.startService(start)),
    )
  }
  return failure(
    'daemon-in-foreground',
    ({ upgrade }) => upgrade.inForeground(before.pid),
    ({ office, upgrade }) =>
      `${office.leftAsItWas} ${way === 'container' ? upgrade.newContainer : upgrade.endAndStart}`,
  )
}
