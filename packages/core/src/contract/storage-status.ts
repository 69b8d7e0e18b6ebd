import { z } from 'zod'
import { STORAGE_TROUBLES } from '../names/index.ts'

/** The fields of the status about the database and its backups. An older version has none of them. */
export const storageStatus = {
  storage: z
    .object({
      trouble: z
        .object({
          code: z.enum(STORAGE_TROUBLES),
          since: z.string(),
          reason: z.string().meta({ description: "the code of the database's error" }),
        })
        .nullable()
        .meta({
          description: 'why nothing can be booked now, though reading goes on; null if all is well',
        }),
      walBytes: z.int().meta({ description: 'the size of the write-ahead log of the database' }),
    })
    .optional()
    .meta({ description: 'an older version has none' }),
  backups: z
    .object({
      newest: z
        .object({ file: z.string(), at: z.string().meta({ description: 'when it was begun' }) })
        .nullable()
        .meta({ description: 'the newest complete backup; null if there is none' }),
      failed: z
        .object({
          at: z.string(),
          code: z.string(),
          params: z.record(z.string(), z.unknown()),
        })
        .nullable()
        .meta({
          description: 'the last try, if it failed: an error code of the HTTP interface; else null',
        }),
      commandFailed: z.object({ at: z.string(), reason: z.string() }).nullable().optional().meta({
        description:
          'if `backupCommand` failed for the last backup that this worker has made; an older version has none',
      }),
      everyMs: z
        .int()
        .nullable()
        .meta({ description: 'how often one is made by itself (backupEvery); null if never' }),
    })
    .optional()
    .meta({ description: 'an older version has none' }),
}
