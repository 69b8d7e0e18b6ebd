import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { HOME_FILES, type Launch, type StateFile } from '@outerpark/core/names'
import { type BackOff, backOff } from './back-off.ts'
import { bringUp } from './bring-up.ts'
import { type Desk, makeDesk, noteEnd, stop } from './desk.ts'
import { again } from './messages.ts'
import { replaceBy, replaceDead } from './replace.ts'
import { aborted, within } from './waiting.ts'
import type { Worker } from './worker-process.ts'

/** How long a worker that ends for good may take: its accepted requests 20 s, then calls to the card company (ms). */
const STOP_MS = 85_000
/** Between the last word to it and its end (ms). */
const END_MS = 5_000

export type ParentOptions = {
  readonly launch: Launch
  /** of a port that systemd has taken */
  readonly fd?: number | undefined
  /** how often a worker is asked whether it answers, in milliseconds; a second if left out */
  readonly probeMs?: number
  /** is called once, when the first worker takes requests */
  readonly onReady: (state: StateFile) => void
}

export type Parent = {
  /** resolves when everything has ended; rejects with WorkerFailed if the first worker does not start */
  readonly ended: Promise<void>
  /** Ends the worker after what it has accepted. */
  readonly stop: () => void
  /** The same for a signal. At the second one the worker ends at once: whoever sends it does not want to wait. */
  readonly onSignal: () => void
  /** Replaces the worker by one that reads the settings again. */
  readonly restart: () => void
}

/**
 * Keeps a box office open for as long as it is told to. It has the port and the local socket, and a worker that answers
 * there and has the home. It replaces a worker that dies or is silent, and one that is to make room for another.
 *
 * It does one thing at a time, in one loop, so a worker that dies while it is replaced and two restarts at once need no
 * care of their own. It takes no connection: those that come while no worker is there wait in the kernel.
 */
export function openParent({ onReady, ...options }: ParentOptions): Parent {
  const desk = makeDesk(options)
  let signals = 0
  return {
    ended: live(desk, onReady),
    stop: () => stop(desk),
    onSignal() {
      if (desk.stopping.signal.aborted && signals > 0) desk.current?.kill()
      signals += 1
      stop(desk)
    },
    restart: () => desk.asks.restart({ ...desk.launch, id: randomBytes(8).toString('hex') }),
  }
}

async function live(desk: Desk, onReady: ParentOptions['onReady']): Promise<void> {
  const waits = backOff()
  try {
    onReady(await bringUp(desk, desk.launch, { first: true }))
  } catch (error) {
    desk.places?.close()
    // It was told to end before it was ready.
    if (desk.stopping.signal.aborted) return
    throw error
  }
  desk.launch = again(desk.launch)
  while (!desk.stopping.signal.aborted) await next(desk, waits)
  if (desk.current) await end(desk, desk.current)
}

/** Waits for what there is to do, and does it. */
async function next(desk: Desk, waits: BackOff): Promise<void> {
  const { current, asked } = desk
  // `bringUp` and `replaceBy` leave one, dead or alive.
  if (!current) return
  const request = asked.shift()
  if (request) return replaceBy(desk, current, request)
  const ended = await Promise.race([current.ended, aborted(desk.wake.signal)])
  if (!ended || desk.stopping.signal.aborted) return
  waits.lived(performance.now() - desk.readyAt)
  desk.news = { ...desk.news, replaced: desk.news.replaced + 1 }
  noteEnd(desk, ended, 'worker ended')
  await replaceDead(desk, waits)
}

/** Waits for the end of the worker. It keeps the lock of the home until the files of this daemon are gone. */
async function end({ places, home }: Desk, worker: Worker): Promise<void> {
  await within(STOP_MS, worker.closing, () => worker.kill())
  places?.close()
  if (home !== undefined) rmSync(join(home, HOME_FILES.state), { force: true })
  worker.send({ kind: 'end' })
  await within(END_MS, worker.ended, () => worker.kill())
}
