import {
  type BackupListResponse,
  type BackupRequest,
  backupListResponse,
  backupRequest,
  type MadeBackupResponse,
  madeBackupResponse,
} from '@outerpark/core/contract'
import type { KeptAnswers } from '../kept.ts'
import { Problem } from '../problem.ts'
import type { Said } from '../reply.ts'
import { type Route, route } from '../route.ts'

/** Makes backups while people book. */
export type BackupDesk = {
  /** @throws Problem `backup-in-progress`, `backup-failed`, `storage-full` */
  readonly make: (request: BackupRequest) => Promise<Said<MadeBackupResponse>>
  /**
   * Those in the folder of the settings.
   * @throws Problem `backup-failed` if others can write the folder, or if it is none
   */
  readonly list: () => Promise<Said<BackupListResponse>>
}

const PATH = '/v1/backups'

/**
 * The routes of backups, for the admin.
 * @param desk undefined if this office has no files to back up; then there are no such routes
 */
export function backupRoutes(desk: BackupDesk | undefined, kept: KeptAnswers): Route[] {
  if (!desk) return []
  const tag = 'health'
  const audience = { staff: ['admin'] } as const
  return [
    route({
      method: 'get',
      path: PATH,
      audience,
      tag,
      summary: 'The backups in the folder for them, newest first',
      answer: backupListResponse,
      codes: ['backup-failed'],
      handle: async () => ({ status: 200, json: await desk.list() }),
    }),
    route({
      method: 'post',
      path: PATH,
      audience,
      tag,
      summary: 'Make a backup, beside the bookings; the answer comes when it is complete',
      body: backupRequest,
      status: 201,
      answer: madeBackupResponse,
      codes: ['backup-in-progress', 'backup-failed', 'storage-full'],
      async handle({ body, address, idempotency }) {
        // Over TCP anybody with the token of the admin can ask, from wherever that is. The socket is the owner's.
        if (body.to !== undefined && address() !== 'local')
          throw new Problem('not-allowed', { case: 'folder-from-elsewhere' })
        const { result, replayed } = await kept.once(idempotency, () => desk.make(body))
        return { status: 201, json: result, replayed }
      },
    }),
  ]
}
