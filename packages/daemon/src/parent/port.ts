import { type PortListener, takePort } from './listeners.ts'
import type { Wanted } from './messages.ts'
import { NoAddress } from './no-address.ts'

/** The port of a daemon, which its workers may want to be another one. */
export type ChangingPort = {
  /**
   * Takes the address that a worker wants; that of before is kept until {@link Places.settle}. Another host with the same port may
   * overlap with the address of before, as 0.0.0.0 does with all: then only the host is tried, and {@link Places.take} takes it.
   * @throws NoAddress
   */
  readonly want: (wanted: Wanted) => Promise<void>
  /** Whether the wanted address is taken only when nobody listens any more. */
  readonly mustTake: () => boolean
  /** Takes it, when nobody listens any more: for a moment nobody can connect. If it fails, the one of before is there again. @throws NoAddress */
  readonly take: () => Promise<void>
  /** The wanted address is the one from now on (`true`), or that of before is again. */
  readonly settle: (isTaken: boolean) => void
  /** Nobody can connect to the port any more. The local socket stays. */
  readonly closePort: () => void
  /** what a worker gets; undefined if the port is closed */
  readonly listener: () => PortListener | undefined
}

/** @param isGiven whether systemd has taken the port: who has given it decides about it */
export function portThatChanges(first: PortListener, isGiven: boolean): ChangingPort {
  let port: PortListener | undefined = first
  let next: PortListener | undefined
  /** the address that is still to be taken */
  let later: Pick<Wanted, 'host' | 'port'> | undefined
  /** the listener of before, which was closed for the next one */
  let before: PortListener | undefined
  const back = () => {
    if (before) port = takenAgain(before)
    before = undefined
  }
  return {
    listener: () => next ?? port,
    async want({ host, port: number }) {
      if (isGiven || (host === port?.host && (number === 0 || number === port.port))) return
      later = undefined
      try {
        next = await takePort(host, number)
      } catch (error) {
        if (!isOurs(error, port, number)) throw error
        const tried = await takePort(host, 0)
        tried.close()
        later = { host, port: number }
      }
    },
    mustTake: () => later !== undefined,
    async take() {
      if (!later) return
      const { host, port: number } = later
      later = undefined
      before = port
      port?.close()
      port = undefined
      try {
        next = await takePort(host, number)
      } catch (error) {
        back()
        throw error
      }
    },
    settle(isTaken) {
      later = undefined
      if (!next) return
      if (isTaken) port?.close()
      else next.close()
      if (isTaken) port = next
      else back()
      next = before = undefined
    },
    closePort() {
      port?.close()
      next?.close()
      port = next = undefined
    },
  }
}

/** Undefined if another program was faster: then the worker listens by itself, and says what is wrong. */
function takenAgain(before: PortListener): PortListener | undefined {
  try {
    return before.again()
  } catch (error) {
    if (error instanceof NoAddress) return undefined
    throw error
  }
}

/** Whether a port cannot be had since this daemon has it, perhaps at another address. */
const isOurs = (error: unknown, port: PortListener | undefined, wanted: number): boolean =>
  error instanceof NoAddress && error.code === 'EADDRINUSE' && wanted === port?.port
