import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  BACKGROUND_ARGUMENT,
  CONTROL_RESTART,
  type DaemonState,
  type RestartOutcome,
  type RestartRequest,
  SETTING_PREFIX,
  type StateFile,
  type WorkerEnd,
} from '@outerpark/core/names'
import { Failure, failure } from '../failure.ts'
import { readBody, send } from '../http/request.ts'
import { words } from '../words/words.ts'
import { controlHeaders, findDaemon } from './find.ts'
import { endOfBefore, leftText } from './left.ts'
import { argumentsOf, type DaemonSettings, environment, startFailure } from './spawn.ts'
import { readState, socketOf } from './state.ts'
import { refuseSuspended } from './suspended.ts'

/** A worker may replay a large journal before it answers. */
const PATIENCE_MS = 120_000
const LOOK_EVERY_MS = 50

/**
 * Replaces the worker of the daemon of this home by one with these settings. Nobody who is connected loses a request. A worker that
 * cannot start leaves everything as it was.
 *
 * @returns the state of the new worker
 * @throws Failure with the code of the start that failed, or `daemon-suspended`
 */
export async function replaceWorker(
  home: string,
  file: StateFile,
  settings: DaemonSettings,
): Promise<DaemonState> {
  const before = await findDaemon(home)
  refuseSuspended(home, before)
  const wasAway = before.kind === 'running' && before.state.awaySince !== undefined
  const id = randomUUID()
  const refused = await ask(home, file, settings, id)
  if (refused) throw notReplaced(refused, wasAway)
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    const found = await findDaemon(home)
    // Whoever has suspended it meanwhile would have this command wait to the end.
    refuseSuspended(home, found)
    const restart = found.kind === 'running' ? found.state.restart : undefined
    if (found.kind === 'running' && restart?.id === id) {
      if (restart.outcome !== 'done')
        throw notReplaced(restart, found.state.awaySince !== undefined, found.state.ends)
      return found.state
    }
    if (found.kind === 'nobody' && !readState(home)) break
    await sleep(LOOK_EVERY_MS)
  }
  throw failure(
    'daemon-start-failed',
    ({ office }) => office.notReady(PATIENCE_MS / 1000),
    ({ office }) => office.logMaySay,
  )
}

/**
 * What a worker with these settings is started with, in place of the one that runs.
 * @param id by which the outcome is recognized
 */
const restartRequest = (settings: DaemonSettings, id: string): RestartRequest => ({
  id,
  execPath: process.execPath,
  entry: fileURLToPath(import.meta.resolve('@outerpark/daemon/worker')),
  args: [BACKGROUND_ARGUMENT, ...argumentsOf(settings)],
  env: settingsIn(environment(settings)),
})

/** The variables that are settings. The others of a shell are no concern of the daemon. */
const settingsIn = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => name.startsWith(SETTING_PREFIX) || name === 'SYS_MODE'),
  )

/** Asks for the restart. Gives the outcome if it is refused, and nothing if the worker leaves for another one. */
async function ask(
  home: string,
  file: StateFile,
  settings: DaemonSettings,
  id: string,
): Promise<RestartOutcome | undefined> {
  const socketPath = socketOf(home, file)
  if (socketPath === undefined) return undefined
  const place = { url: file.url, socketPath }
  const answer = await send({
    ...{ method: 'POST', place, path: CONTROL_RESTART, silenceMs: 0 },
    headers: { ...controlHeaders(file), 'content-type': 'application/json' },
    body: JSON.stringify(restartRequest(settings, id)),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  try {
    const said = JSON.parse(await readBody(answer, place)) as Partial<RestartOutcome> // of our own daemon
    return said.outcome === 'refused' ? (said as RestartOutcome) : undefined
  } catch {
    // The worker has died meanwhile. The outcome is told by the next one.
    return undefined
  }
}

/**
 * The failure of a restart. Its hint begins with what became of the daemon.
 * @param isAway whether no worker answers
 * @param ends of the workers, newest first
 */
function notReplaced(
  restart: RestartOutcome,
  isAway: boolean,
  ends: readonly WorkerEnd[] = [],
): Failure {
  const { office } = words()
  const { outcome, why } = restart
  const cause = why ? failureOf(why) : failure('daemon-start-failed', office.endedWith('?'))
  const left = leftText(outcome, isAway)
  const other = isAway ? endOfBefore(restart, ends) : undefined
  const hint = [left, other && failureOf(other).detail, cause.hint].filter(Boolean).join(' ')
  return new Failure({ ...cause.fields, hint }, { cause })
}

function failureOf(end: WorkerEnd): Failure {
  const { how, what, params, detail, hint } = end
  if (how === 'refused')
    return startFailure({
      ...{ code: what, params, detail: detail ?? what },
      ...(hint === null ? {} : { hint }),
    })
  return failure(
    'daemon-start-failed',
    ({ office }) => [office.workerEnded(end), detail].filter(Boolean).join(' '),
    ({ office }) => office.logMaySay,
  )
}
