import { setTimeout as sleep } from 'node:timers/promises'
import { type Daemon, type DaemonSettings, launchDaemon, startDaemon } from '../daemon.ts'
import { childrenOf } from '../process-facts.ts'

export type Killing = {
  /** how often the daemon is killed */
  readonly kills: number
  /** whether its sandbox is killed, too, every other time */
  readonly sandbox: boolean
  readonly random: () => number
}

/** One in so many is killed before it is ready. */
const YOUNG = 6
/** A start takes about a second. */
const START_MS = 1000
const LIFE_MS = 1000

/**
 * Kills the daemon over and over with SIGKILL, each time at a random moment of its life, and starts it again on the
 * same home and port.
 *
 * @param first runs already
 * @param onKill told how many kills there were
 * @returns the daemon that was started last, alive and well
 */
export async function killAgainAndAgain(
  first: Daemon,
  settings: DaemonSettings,
  { kills, sandbox, random }: Killing,
  onKill: (kills: number) => void,
): Promise<Daemon> {
  let daemon: Daemon | undefined = first
  for (let killed = 1; killed <= kills; killed++) {
    // All drawn before anything is waited for, so that the same seed makes the same choices.
    const [age, young, both] = [random(), random() < 1 / YOUNG, random() < 0.5]
    if (young && !daemon) {
      const starting = launchDaemon(settings)
      await sleep(age * START_MS)
      await starting.kill()
    } else {
      daemon ??= await startDaemon(settings)
      await sleep((age * LIFE_MS) / 2)
      if (sandbox && both) killSandboxOf(daemon)
      await sleep((age * LIFE_MS) / 2)
      await daemon.kill()
    }
    daemon = undefined
    onKill(killed)
  }
  return startDaemon(settings)
}

function killSandboxOf({ pid }: Daemon): void {
  for (const child of childrenOf(pid)) process.kill(child, 'SIGKILL')
}
