import { openSocketFolder, type SocketFolder, socketIn } from '../process/socket-folder.ts'
import {
  canHandOn,
  givenPort,
  type Listener,
  type PortListener,
  takeLocal,
  takePort,
} from './listeners.ts'
import type { Wanted } from './messages.ts'
import type { Worker } from './worker-process.ts'

/** The sockets of a daemon, which stay while its workers change. */
export type Places = {
  /** the folder of the Unix sockets */
  readonly sockets: string
  /**
   * Takes the address that a worker wants; that of before is kept until {@link Places.settle}.
   * @throws NoAddress
   */
  readonly want: (wanted: Wanted) => Promise<void>
  /** Hands the sockets to a worker. */
  readonly handTo: (worker: Pick<Worker, 'send'>) => void
  /** The wanted address is the one from now on (`true`), or that of before is again. */
  readonly settle: (isTaken: boolean) => void
  /** Nobody can connect to the port any more. The local socket stays. */
  readonly closePort: () => void
  readonly close: () => void
}

/**
 * Opens the sockets of a daemon. The home must be locked, since what a daemon left there is removed.
 * @param fd of a port that systemd has taken; undefined if there is none
 * @throws NoAddress
 */
export async function openPlaces(wanted: Wanted, fd: number | undefined): Promise<Places> {
  const folder = await openSocketFolder(wanted.home)
  if (!canHandOn) return withoutSockets(folder)
  try {
    const port =
      fd === undefined ? await takePort(wanted.host, wanted.port) : givenPort(wanted.host, fd)
    return placesOf(folder, port, takeLocal(socketIn(folder.path, 'daemon')), fd !== undefined)
  } catch (error) {
    folder.remove()
    throw error
  }
}

function placesOf(
  folder: SocketFolder,
  first: PortListener,
  local: Listener,
  isGiven: boolean,
): Places {
  let port: PortListener | undefined = first
  let next: PortListener | undefined
  return {
    sockets: folder.path,
    async want({ host, port: number }) {
      // Who has given the port decides about it.
      if (isGiven || (host === port?.host && (number === 0 || number === port.port))) return
      next = await takePort(host, number)
    },
    handTo(worker) {
      const its = next ?? port
      if (its) worker.send({ kind: 'port' }, its)
      worker.send({ kind: 'local' }, local)
    },
    settle(isTaken) {
      if (!next) return
      if (isTaken) port?.close()
      else next.close()
      port = isTaken ? next : port
      next = undefined
    },
    closePort() {
      port?.close()
      next?.close()
      port = next = undefined
    },
    close() {
      this.closePort()
      local.close()
      folder.remove()
    },
  }
}

/** Where sockets cannot be handed on, each worker listens by itself. */
const withoutSockets = (folder: SocketFolder): Places => ({
  sockets: folder.path,
  want: async () => undefined,
  handTo: () => undefined,
  settle: () => undefined,
  closePort: () => undefined,
  close: () => folder.remove(),
})
