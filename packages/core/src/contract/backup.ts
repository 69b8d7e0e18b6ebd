import { z } from 'zod'
import { GATEWAYS } from '../names/index.ts'

/** The manifest of a backup: a JSON file beside it, with the same name and the ending `.json`. */
export const backupManifest = z.object({
  format: z.literal(1),
  program: z.string().meta({ description: 'the version of OuterPark that made it' }),
  schema: z.int().meta({ description: 'the version of its tables' }),
  office: z.string().meta({ description: 'the name of the box office at the card company' }),
  position: z.int().meta({ description: 'of the last event in it; 0 if there is none' }),
  eventId: z.string().nullable().meta({ description: 'of the last event in it' }),
  at: z.string().meta({ description: 'when the copy was begun' }),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  epoch: z.string().nullable().meta({
    description: 'the restore from which its box office comes; null if it was never restored',
  }),
  gateway: z
    .object({
      name: z.enum(GATEWAYS),
      at: z.string().nullable(),
      live: z.boolean().nullable(),
      account: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'who charged the cards, as in `daemon status`' }),
  notIncluded: z
    .array(z.string())
    .meta({ description: 'files of the home that are not in the backup' }),
})

export const backupResponse = z.object({
  file: z.string(),
  ...backupManifest.omit({ format: true }).shape,
})

/** `POST /v1/backups` */
export const backupRequest = z.strictObject({
  to: z.string().min(1).max(4096).optional().meta({
    description:
      'the folder, as a whole path; only over the Unix socket of the home. The setting `backupTo` if left out',
  }),
  keep: z.int().min(0).max(100_000).optional().meta({
    description: 'how many backups of this box office stay; 0 for all. `backupKeep` if left out',
  }),
})

export const madeBackupResponse = z.object({
  backup: backupResponse,
  seconds: z.number().meta({ description: 'until it counted' }),
  deleted: z.array(z.string()).meta({ description: 'older backups that were deleted' }),
  sameDisk: z.boolean().meta({
    description: 'whether it is on the disk of the home, and so does not outlive it',
  }),
  command: z
    .object({ ok: z.boolean(), reason: z.string().nullable() })
    .nullable()
    .meta({ description: 'the outcome of `backupCommand`; null if there is none' }),
})

export const backupListResponse = z.object({
  folder: z.string(),
  items: z.array(backupResponse).meta({ description: 'newest first' }),
  incomplete: z
    .array(z.string())
    .meta({ description: 'files that look like backups and cannot be restored' }),
})

/** What `outerpark backup verify` prints. */
export const checkedBackup = z.object({
  backup: backupResponse,
  seconds: z.number(),
})

/** What `outerpark restore` prints. */
export const restoredHome = z.object({
  home: z.string(),
  file: z.string(),
  aside: z.string().nullable().meta({
    description: 'the folder with what was in the home before; null if nothing was',
  }),
  office: z.string(),
  position: z.int().meta({ description: 'of the last event' }),
  eventId: z.string().nullable(),
  at: z.string().meta({ description: 'when the backup was made' }),
  ok: z.boolean().meta({ description: 'whether all checks hold' }),
  checks: z
    .array(
      z.object({
        name: z.string(),
        ok: z.boolean(),
        code: z.string().optional(),
        params: z.record(z.string(), z.unknown()).optional(),
        detail: z.string(),
      }),
    )
    .meta({ description: 'the checks of `verify` that need no daemon' }),
})

export type CheckedBackup = z.infer<typeof checkedBackup>
export type RestoredHome = z.infer<typeof restoredHome>
export type BackupManifest = z.infer<typeof backupManifest>
export type BackupResponse = z.infer<typeof backupResponse>
export type BackupRequest = z.infer<typeof backupRequest>
export type MadeBackupResponse = z.infer<typeof madeBackupResponse>
export type BackupListResponse = z.infer<typeof backupListResponse>
