import type { Launch, StateFile } from '@outerpark/core/names'
import { type Desk, openingOf } from './desk.ts'
import { homeLog } from './home-log.ts'
import type { KeptSettings } from './messages.ts'
import { NoAddress } from './no-address.ts'
import { openPlaces, type Places } from './places.ts'
import { within } from './waiting.ts'
import { startWorker, type Worker } from './worker-process.ts'

/** How long a worker may load before it is ended (ms). */
const LOAD_MS = 60_000
/** How long it may take to open the home: a large journal is replayed, a table rebuilt by a migration (ms). */
const OPEN_MS = 10 * 60_000

type How = {
  /** whether it is the first one of this parent */
  readonly first?: boolean
  /** the settings that it has; those of the file if left out */
  readonly kept?: KeptSettings | undefined
}

/** Starts a worker where none is, and waits until it takes requests. @throws WorkerFailed */
export async function bringUp(
  desk: Desk,
  launch: Launch,
  { first = false, kept }: How = {},
): Promise<StateFile> {
  const worker = startWorker(launch, desk.asks, { probeMs: desk.probeMs, kept })
  desk.current = worker
  try {
    const places = await load(desk, worker)
    const state = await open(desk, worker, places, first)
    places.settle(true)
    return state
  } catch (error) {
    desk.places?.settle(false)
    // It has ended, unless this process is at fault.
    worker.kill()
    await worker.ended
    throw error
  }
}

/** Waits until a worker has loaded, and has the address that it wants. @throws WorkerFailed */
export async function load(desk: Desk, worker: Worker): Promise<Places> {
  const wanted = await within(LOAD_MS, worker.loaded, () => tooLate(worker, LOAD_MS))
  desk.home ??= wanted.home
  desk.isSecure = wanted.isSecure
  desk.log ??= homeLog(wanted)
  try {
    if (desk.places) await desk.places.want(wanted)
    else desk.places = await openPlaces(wanted, desk.fd)
    return desk.places
  } catch (error) {
    if (!(error instanceof NoAddress)) throw error
    worker.send({ kind: 'no-address', code: error.code })
    // It says in its own words what is wrong, and ends.
    await worker.ready
    throw error
  }
}

/** Gives a worker what it needs to open, and waits until it takes requests. @throws WorkerFailed */
export async function open(
  desk: Desk,
  worker: Worker,
  places: Places,
  first = false,
): Promise<StateFile> {
  places.handTo(worker)
  worker.send(openingOf(desk, first))
  const state = await within(OPEN_MS, worker.ready, () => tooLate(worker, OPEN_MS))
  desk.readyAt = performance.now()
  desk.kept = worker.settings()
  return state
}

const tooLate = (worker: Worker, ms: number) =>
  worker.kill({ how: 'late', what: String(ms / 1_000) })
