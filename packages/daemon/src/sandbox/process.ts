import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { socketIn } from '../process/socket-folder.ts'
import { type BootedSandbox, launch, type SandboxProcess, type SandboxSettings } from './child.ts'

export { type BootedSandbox, boot, SandboxFailed } from './child.ts'

const FIRST_WAIT_MS = 25
const LONGEST_WAIT_MS = 2000
/** After a process has run this long (ms), the wait before the next start is short again. */
const GOOD_LIFE_MS = 10_000

export type SandboxOptions = {
  /** the ledger's database file; it is created if it does not exist, but its folder must exist */
  readonly db: string
  /** the folder for its socket, which nobody but this user can enter */
  readonly socketFolder: string
  /** milliseconds; `20-60` if left out */
  readonly latency?: string
  /** gets each line that the process writes, and a line for each end and restart of the process */
  readonly log: (line: string) => void
  /** its first process, if that has been started before */
  readonly booted?: BootedSandbox | undefined
}

/** Where one process of the sandbox listens, and the bearer secret for it. */
export type SandboxAddress = { readonly socketPath: string; readonly key: string }

export type Sandbox = {
  /** of the process that runs now or is started next; each process has another secret */
  readonly address: () => SandboxAddress
  /** the id of the process that runs now; undefined while none runs */
  readonly pid: () => number | undefined
  /** Stops the process after its calls in flight, and resolves when it has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Runs the sandbox as a separate process, which listens on a Unix socket: nobody else can listen there when it has died,
 * and approve charges in its place. Whenever that process dies, starts it again with a new secret. The sandbox ends by
 * itself when this process dies.
 *
 * @throws SandboxFailed if the first start fails
 * @example
 * const sandbox = await startSandbox({ db: join(home, 'sandbox.db'), socketFolder: home, log: (line) => log.warn(line) })
 */
export async function startSandbox({
  db,
  socketFolder,
  latency = '20-60',
  log,
  booted,
}: SandboxOptions): Promise<Sandbox> {
  const newAddress = (): SandboxAddress => ({
    socketPath: socketIn(socketFolder, 'sandbox'),
    key: randomBytes(32).toString('base64url'),
  })
  let address = newAddress()
  const settings = () => ({ db, latency, at: address.socketPath, key: address.key })
  const first = await launch(settings(), log, booted)
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
      address = newAddress()
      if (stopping.signal.aborted) return
      log(`The sandbox ended (${how}); starting it again.`)
      waitMs = performance.now() - bornAt > GOOD_LIFE_MS ? FIRST_WAIT_MS : longer(waitMs)
      next = await launchAgain(settings(), log, waitMs, stopping.signal)
    }
  }
  const lives = live()

  return {
    address: () => address,
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
