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
import { type ChangingPort, portThatChanges } from './port.ts'
import type { Worker } from './worker-process.ts'

/** The sockets of a daemon, which stay while its workers change. */
export type Places = Omit<ChangingPort, 'listener'> & {
  /** the folder of the Unix sockets */
  readonly sockets: string
  /** Hands the sockets to a worker. */
  readonly handTo: (worker: Pick<Worker, 'send'>) => void
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
  const { listener, ...port } = portThatChanges(first, isGiven)
  return {
    ...port,
    sockets: folder.path,
    handTo(worker) {
      const its = listener()
      if (its) worker.send({ kind: 'port' }, its)
      worker.send({ kind: 'local' }, local)
    },
    close() {
      port.closePort()
      local.close()
      folder.remove()
    },
  }
}

/** Where sockets cannot be handed on, each worker listens by itself. */
const withoutSockets = (folder: SocketFolder): Places => ({
  sockets: folder.path,
  want: async () => undefined,
  mustTake: () => false,
  take: async () => undefined,
  handTo: () => undefined,
  settle: () => undefined,
  closePort: () => undefined,
  close: () => folder.remove(),
})
