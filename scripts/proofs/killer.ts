import { setTimeout as sleep } from 'node:timers/promises'
import { type Daemon, type DaemonSettings, launchDaemon, startDaemon } from '../lab/daemon.ts'
import { childrenOf } from '../lab/process-facts.ts'

/** Who is killed: the daemon, the card company, or both at the same moment. */
export type Victim = 'daemon' | 'sandbox' | 'both'
/** Who can be killed: only Linux says which process is the daemon's child. */
export const WITHIN_REACH: readonly Victim[] =
  process.platform === 'linux' ? ['daemon', 'sandbox', 'both'] : ['daemon']

export type Killing = {
  readonly kills: number
  /** one of them is chosen at random for each kill */
  readonly victims: readonly Victim[]
  readonly random: () => number
}

/** How often each victim was killed. */
export type Killed = { readonly [V in Victim]: number }

/** One of this many daemons is killed before it is ready. */
const YOUNG = 6
/**
 * A daemon runs up to this long (ms), or as long as its start took. On a slow machine it would otherwise do nothing.
 */
const LIFE_MS = 1000
/** A sandbox that has died is restarted within this time, however often it has died before. */
const SANDBOX_BACK_MS = 30_000

/**
 * Kills the daemon and its sandbox over and over with SIGKILL, each time at a random moment, and restarts the daemon on
 * the same home and port. The daemon restarts its sandbox itself.
 *
 * @param first the daemon that is running now
 * @param onKill called after each kill with the number of kills so far
 * @returns the daemon that was started last and runs now, and how often each victim was killed
 */
export async function killAgainAndAgain(
  first: Daemon,
  settings: DaemonSettings,
  { kills, victims, random }: Killing,
  onKill: (kills: number) => void,
): Promise<{ daemon: Daemon; killed: Killed }> {
  const killed = { daemon: 0, sandbox: 0, both: 0 }
  let daemon: Daemon | undefined = first
  let startMs = first.startedInMs
  for (let kill = 1; kill <= kills; kill++) {
    // These numbers are drawn before any await, so that the same seed makes the same choices.
    const [age, young] = [random(), random() < 1 / YOUNG]
    const victim = victims[Math.floor(random() * victims.length)] ?? 'daemon'
    if (young && !daemon && victim === 'daemon') {
      const starting = launchDaemon(settings)
      await sleep(age * startMs)
      await starting.kill()
    } else {
      daemon ??= await startDaemon(settings)
      startMs = daemon.startedInMs
      await sleep(age * Math.max(LIFE_MS, startMs))
      if (victim !== 'daemon') await killSandboxOf(daemon)
      if (victim !== 'sandbox') {
        await daemon.kill()
        daemon = undefined
      }
    }
    killed[victim] += 1
    onKill(kill)
  }
  return { daemon: daemon ?? (await startDaemon(settings)), killed }
}

/** Kills the sandbox, which is the daemon's only child. If it is dead already, kills the next one. */
async function killSandboxOf({ pid }: Daemon): Promise<void> {
  const end = performance.now() + SANDBOX_BACK_MS
  while (performance.now() < end) {
    const [sandbox] = childrenOf(pid)
    if (sandbox !== undefined && isKilled(sandbox)) return
    await sleep(20)
  }
  throw new Error(`The daemon has had no sandbox for ${SANDBOX_BACK_MS / 1000} s.`)
}

/** Kills a process. Gives false if it has ended by itself. */
function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
