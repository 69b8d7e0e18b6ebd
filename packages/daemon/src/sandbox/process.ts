import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { launch, type SandboxProcess, type SandboxSettings } from './child.ts'

export { SandboxFailed } from './child.ts'

const FIRST_WAIT_MS = 25
const LONGEST_WAIT_MS = 2000
/** After a process has run this long (ms), the wait before the next start is short again. */
const GOOD_LIFE_MS = 10_000

export type SandboxOptions = {
  /** the ledger's database file; it is created if it does not exist, but its folder must exist */
  readonly db: string
  /** milliseconds; `20-60` if left out */
  readonly latency?: string
  /** gets each line that the process writes, and a line for each end and restart of the process */
  readonly log: (line: string) => void
}

export type Sandbox = {
  /** stays the same when the process is started again */
  readonly url: string
  /** the bearer secret, made for this sandbox only */
  readonly key: string
  /** the id of the process that runs now; undefined while none runs */
  readonly pid: () => number | undefined
  /** Stops the process after its calls in flight, and resolves when it has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Runs the sandbox as a separate process. Whenever that process dies, starts it again at the same address and with the
 * same secret. The sandbox ends by itself when this process dies.
 *
 * @throws SandboxFailed if the first start fails
 * @example
 * const sandbox = await startSandbox({ db: join(home, 'sandbox.db'), log: (line) => log.warn(line) })
 */
export async function startSandbox({
  db,
  latency = '20-60',
  log,
}: SandboxOptions): Promise<Sandbox> {
  const key = randomBytes(32).toString('base64url')
  const first = await launch({ db, port: 0, key, latency }, log)
  const settings = { db, port: Number(new URL(first.url).port), key, latency }
  const stopping = new AbortController()
  let running: SandboxProcess | undefined

  /** Runs one process after another until `stop` is called. */
  async function live(): Promise<void> {
    let waitMs = FIRST_WAIT_MS
    for (let next: SandboxProcess | undefined = first; next; ) {
      running = next
      const bornAt = performance.now()
      const how = await running.ended
      running = undefined
      if (stopping.signal.aborted) return
      log(`The sandbox ended (${how}); starting it again.`)
      waitMs = performance.now() - bornAt > GOOD_LIFE_MS ? FIRST_WAIT_MS : longer(waitMs)
      next = await launchAgain(settings, log, waitMs, stopping.signal)
    }
  }
  const lives = live()

  return {
    url: first.url,
    key,
    pid: () => running?.pid,
    async stop() {
      stopping.abort()
      await running?.stop()
      await lives
    },
  }
}

const longer = (waitMs: number) => Math.min(waitMs * 2, LONGEST_WAIT_MS)

/** Tries until a process has started. Gives undefined, and leaves no process, if `stopping` is aborted meanwhile. */
async function launchAgain(
  settings: SandboxSettings,
  log: (line: string) => void,
  firstWaitMs: number,
  stopping: AbortSignal,
): Promise<SandboxProcess | undefined> {
  for (let waitMs = firstWaitMs; !stopping.aborted; waitMs = longer(waitMs)) {
    // Rejects when `stopping` is aborted. The next line checks that.
    await sleep(waitMs, undefined, { signal: stopping }).catch(() => undefined)
    if (stopping.aborted) break
    try {
      const process = await launch(settings, log)
      if (!stopping.aborted) return process
      await process.stop()
    } catch (error) {
      log(String(error))
    }
  }
  return undefined
}
