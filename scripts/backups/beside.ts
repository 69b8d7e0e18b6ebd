import { type MadeBackupResponse, madeBackupResponse } from '@outerpark/core/contract'
import { prepareBooking } from '../bench/booking-load.ts'
import { WARM_UP_SECONDS } from '../bench/booking-round.ts'
import { type LoadResult, runLoad } from '../bench/load-job.ts'
import { expectAnswer, httpClient } from '../lab/client.ts'
import { adminTokenOf, startDaemon } from '../lab/daemon.ts'
import type { OfficeAccess } from '../lab/office.ts'

type Effort = { readonly connections: number; readonly seconds: number }

/** A load with backups beside it, one after the other from its beginning to its end. */
export type Beside = {
  readonly load: LoadResult
  readonly backups: readonly MadeBackupResponse[]
}

/** Books as fast as the connections can. */
export const bookAlone = (home: string, effort: Effort): Promise<LoadResult> =>
  withOffice(home, {}, (office) => book(home, office.url, effort))

/** @param folder where the backups go */
export function bookBeside(home: string, folder: string, effort: Effort): Promise<Beside> {
  // Two stay: the disk would fill, and the newest is restored.
  const env = { OUTERPARK_BACKUP_TO: folder, OUTERPARK_BACKUP_KEEP: '2' }
  return withOffice(home, env, async (office) => {
    const ended = new AbortController()
    const [load, backups] = await Promise.all([
      book(home, office.url, effort).finally(() => ended.abort()),
      backUp(office, ended.signal),
    ])
    return { load, backups }
  })
}

async function book(home: string, url: string, effort: Effort): Promise<LoadResult> {
  const booking = await prepareBooking({ url }, home)
  return runLoad({ ...booking, ...effort, url, warmUpSeconds: WARM_UP_SECONDS })
}

/** Makes backups until the signal, at least one. The last one ends after it. */
async function backUp(
  { client, adminToken: token }: OfficeAccess,
  ended: AbortSignal,
): Promise<MadeBackupResponse[]> {
  const made: MadeBackupResponse[] = []
  do {
    const answer = await client.ask({ method: 'POST', path: '/v1/backups', token, body: {} })
    made.push(expectAnswer(answer, 201, madeBackupResponse))
  } while (!ended.aborted)
  return made
}

async function withOffice<Result>(
  home: string,
  env: Readonly<Record<string, string>>,
  use: (office: OfficeAccess & { readonly url: string }) => Promise<Result>,
): Promise<Result> {
  const daemon = await startDaemon({ home, env })
  const client = httpClient(daemon.url)
  try {
    return await use({ client, url: daemon.url, adminToken: adminTokenOf(home) })
  } finally {
    client.close()
    await daemon.stop()
  }
}
