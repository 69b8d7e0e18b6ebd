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
    // It has ended, unless this process is at fault.
    worker.kill()
    await worker.ended
    desk.places?.settle(false)
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
    throw await noAddress(worker, error)
  }
}

/** Tells a worker that its address cannot be had: it says in its own words what is wrong, and ends. @throws WorkerFailed */
async function noAddress(worker: Worker, error: unknown): Promise<unknown> {
  if (!(error instanceof NoAddress)) return error
  worker.send({ kind: 'no-address', code: error.code })
  await worker.ready
  return error
}

/** Gives a worker what it needs to open, and waits until it takes requests. @throws WorkerFailed */
export async function open(
  desk: Desk,
  worker: Worker,
  places: Places,
  first = false,
): Promise<StateFile> {
  try {
    if (places.mustTake()) await withoutSign(desk)
    await places.take()
  } catch (error) {
    throw await noAddress(worker, error)
  }
  places.handTo(worker)
  worker.send(openingOf(desk, first))
  const state = await within(OPEN_MS, worker.ready, () => tooLate(worker, OPEN_MS))
  desk.readyAt = performance.now()
  desk.kept = worker.settings()
  return state
}

/** A sign listens at the address of before. */
async function withoutSign(desk: Desk): Promise<void> {
  await desk.sign?.end()
  desk.sign = undefined
}

const tooLate = (worker: Worker, ms: number) =>
  worker.kill({ how: 'late', what: String(ms / 1_000) })
