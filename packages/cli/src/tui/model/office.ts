import type { Client } from '../../client/client.ts'
import { openLive } from '../../live/live.ts'
import type { Snapshot as Office } from '../../live/snapshot.ts'
import type { Follow } from './feed.ts'

/** Follows the status, its samples and the events. The samples of before stay while the connection is lost. */
export function followOffice(client: Pick<Client, 'status' | 'followEvents'>): Follow<Office> {
  return async (publish, signal) => {
    const live = openLive(client)
    try {
      await new Promise<void>((resolve, reject) => {
        const look = (): void => {
          const snapshot = live.snapshot()
          const { connection } = snapshot
          if (connection.state === 'failed') reject(connection.failure)
          else if (snapshot.status)
            publish(snapshot, connection.state === 'lost' ? connection : undefined)
        }
        live.subscribe(look)
        signal.addEventListener('abort', () => resolve(), { once: true })
        if (signal.aborted) resolve()
      })
    } finally {
      await live.close()
    }
  }
}
