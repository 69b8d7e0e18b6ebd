import { setTimeout as sleep } from 'node:timers/promises'
import type { DaemonState, StateFile } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import { failedWith } from '../daemon/failed-with.ts'
import { findDaemon } from '../daemon/find.ts'
import { type DaemonSettings, startDaemon } from '../daemon/spawn.ts'
import { logFile } from '../daemon/state.ts'
import { stopDaemon } from '../daemon/stop.ts'
import { answerOf, complaintOf } from '../daemon-install/service-manager.ts'
import { Failure, failure } from '../failure.ts'
import { words } from '../words/words.ts'
import type { Service } from './owning-service.ts'

/** A daemon may replay a large journal before it answers. */
const PATIENCE_MS = 120_000
const LOOK_EVERY_MS = 50
/** How often the service manager is asked, in looks. */
const ASK_EVERY = 10

type Place = Pick<Context, 'places' | 'env'>

/**
 * Lets the service manager replace the daemon.
 * @returns the state of the next one
 * @throws Failure `service-manager-failed`, `daemon-start-failed`
 */
export async function replaceService(
  context: Place,
  before: DaemonState,
  service: Service,
): Promise<DaemonState> {
  const { places, env } = context
  if (service.stopsBefore) await stopDaemon(places.home)
  const failed = await complaintOf(service.begin, env)
  if (failed === undefined) return nextDaemon(context, before, service)
  const found = await findDaemon(places.home)
  const isLeft = found.kind === 'running' && found.state.pid === before.pid
  throw failure(
    'service-manager-failed',
    ({ service: said }) => said.commandFailed(service.begin.join(' '), failed),
    ({ office, upgrade }) =>
      `${isLeft ? office.leftAsItWas : office.stoppedBefore} ${upgrade.byHand(service.byHand)}`,
  )
}

/**
 * Stops the daemon and starts the next one in the background.
 * @returns the state of the next one
 */
export async function replaceOwn(
  context: Place,
  before: DaemonState,
  settings: DaemonSettings,
): Promise<Pick<StateFile, 'pid' | 'version' | 'url'>> {
  const { home } = context.places
  await stopDaemon(home)
  try {
    return await startDaemon(settings)
  } catch (error) {
    // A command that needs the daemon has started it meanwhile, with this version.
    if (error instanceof Failure && error.code === 'home-in-use') return nextDaemon(context, before)
    return failedWith(error, words().upgrade.notBack(logFile(home)))
  }
}

/** Waits until another daemon than this one takes requests. */
async function nextDaemon(
  { places, env }: Place,
  before: DaemonState,
  service?: Service,
): Promise<DaemonState> {
  const { home } = places
  const deadline = performance.now() + PATIENCE_MS
  for (let look = 1; performance.now() < deadline; look += 1) {
    const found = await findDaemon(home)
    if (found.kind === 'running' && isNext(found.state, before)) return found.state
    if (look % ASK_EVERY === 0 && (await hasEnded(service, env)))
      throw notBack(words().upgrade.serviceEnded, home, service)
    await sleep(LOOK_EVERY_MS)
  }
  throw notBack(words().office.notReady(PATIENCE_MS / 1000), home, service)
}

const isNext = ({ pid, instance, stoppingSince, awaySince }: DaemonState, before: DaemonState) =>
  pid !== before.pid && instance !== before.instance && (stoppingSince ?? awaySince) === undefined

/** Whether the service manager says that what it has started has ended again. */
async function hasEnded(service: Service | undefined, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (service?.state === undefined) return false
  const { said = '' } = await answerOf(service.state, env)
  return ['failed', 'auto-restart', 'dead'].includes(said)
}

const notBack = (detail: string, home: string, service?: Service) =>
  failure('daemon-start-failed', detail, ({ upgrade }) =>
    [
      upgrade.notBack(logFile(home)),
      ...(service?.journal === undefined ? [] : [upgrade.seeJournal(service.journal)]),
    ].join(' '),
  )
