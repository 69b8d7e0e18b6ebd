import { setTimeout as sleep } from 'node:timers/promises'
import { type Daemon, type DaemonSettings, launchDaemon, startDaemon } from '../lab/daemon.ts'
import { childrenOf } from '../lab/process-facts.ts'

/** Who is killed: the daemon, the card company, or both at the same moment. */
export type Victim = 'daemon' | 'sandbox' | 'both'
/** Only Linux says which process is the child of another. */
export const WITHIN_REACH: readonly Victim[] =
  process.platform === 'linux' ? ['daemon', 'sandbox', 'both'] : ['daemon']

export type Killing = {
  readonly kills: number
  /** of whom one is drawn for each kill */
  readonly victims: readonly Victim[]
  readonly random: () => number
}

/** How often whom: as often as there were kills in all. */
export type Killed = { readonly [V in Victim]: number }

/** One daemon in so many is killed before it is ready. */
const YOUNG = 6
/** A life is up to so long, and up to as long as its start took: a slow machine would get nothing done otherwise. */
const LIFE_MS = 1000
/** A sandbox that has died is started again within so long, however often it has died before. */
const SANDBOX_BACK_MS = 30_000

/**
 * Kills the daemon and its sandbox over and over with SIGKILL, each time at a random moment of their lives, and starts
 * the daemon again on the same home and port; the sandbox is the daemon's to start again.
 *
 * @param first runs already
 * @param onKill told how many kills there were
 * @returns the daemon that was started last, alive and well, and who was killed
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
    // All drawn before anything is waited for, so that the same seed makes the same choices.
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

/** It is the daemon's only child; if it is dead already, the one that follows is killed. */
async function killSandboxOf({ pid }: Daemon): Promise<void> {
  const end = performance.now() + SANDBOX_BACK_MS
  while (performance.now() < end) {
    const [sandbox] = childrenOf(pid)
    if (sandbox !== undefined && isKilled(sandbox)) return
    await sleep(20)
  }
  throw new Error(`The daemon has had no sandbox for ${SANDBOX_BACK_MS / 1000} s.`)
}

/** False if it has ended since it was seen. */
function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
