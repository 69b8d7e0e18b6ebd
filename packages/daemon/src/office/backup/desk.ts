import type { BackupRequest, MadeBackupResponse, StatusResponse } from '@outerpark/core/contract'
import type { Clock } from '@outerpark/core/ports'
import { Problem } from '../../http/problem.ts'
import type { BackupDesk } from '../../http/routes/backups.ts'
import type { Logger } from '../../process/log.ts'
import { FileNotTrusted } from '../../process/private-files.ts'
import type { Config } from '../../settings/config.ts'
import { type BackupConfig, backupPlace, carryOut } from './carry-out.ts'
import { BackupFailure } from './failure.ts'
import { backupsIn } from './folder.ts'
import type { BackupJob } from './make.ts'
import { keepBackedUp } from './schedule.ts'
import { backupStanding } from './standing.ts'

type DeskConfig = BackupConfig & Pick<Config, 'backupEvery'>
type Parts = Omit<BackupJob, 'folder'> & {
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
}

/** Makes the backups of an office that is open. */
export type OpenBackupDesk = BackupDesk & {
  /** when the newest complete backup was begun (ms since the epoch); undefined if there is none */
  readonly newest: () => number | undefined
  /** what the status says about them */
  readonly status: () => NonNullable<StatusResponse['backups']>
  /** Gives up the backup that is being made, if there is one. */
  readonly close: () => Promise<void>
}

/** Opens the desk for backups. It makes one at a time: when it is asked, and as often as the settings say. */
export function openBackupDesk(config: DeskConfig, parts: Parts): OpenBackupDesk {
  const { clock, log, ...job } = parts
  const closing = new AbortController()
  let underWay: Promise<unknown> | undefined
  let dueUnderWay: Promise<unknown> | undefined
  const standing = backupStanding(config, job.office)

  const carriedOut = async (request: BackupRequest): Promise<MadeBackupResponse> => {
    const place = { ...backupPlace(config, request), ...job, home: config.home }
    try {
      const made = await carryOut(place, clock.now, closing.signal)
      standing.made(clock.now(), made)
      tell(log, made)
      return made
    } catch (error) {
      log.warn({ err: error }, 'no backup was made')
      const told = asProblem(error, place.folder)
      standing.failed(clock.now(), told)
      throw told
    }
  }
  const make = async (request: BackupRequest, isDue = false): Promise<MadeBackupResponse> => {
    // Whoever asks for one knows nothing of one that is made by itself, as after a restart. It may lack the last bookings.
    await dueUnderWay?.catch(() => undefined)
    if (underWay || closing.signal.aborted) throw new Problem('backup-in-progress', {})
    const making = carriedOut(request)
    underWay = making
    if (isDue) dueUnderWay = making
    try {
      return await making
    } finally {
      underWay = undefined
      dueUnderWay = undefined
    }
  }

  const { backupEvery: everyMs } = config
  const stop =
    everyMs === undefined
      ? () => undefined
      : keepBackedUp({ everyMs, clock, log, times: standing.times, make: () => make({}, true) })
  return {
    make: (request) => make(request),
    newest: () => standing.times().newest,
    status: () => standing.status(everyMs),
    async list() {
      const { folder } = backupPlace(config)
      try {
        return backupsIn(folder)
      } catch (error) {
        throw asProblem(error, folder)
      }
    },
    async close() {
      stop()
      closing.abort()
      // Whoever asked for it hears of the failure.
      await underWay?.catch(() => undefined)
    },
  }
}

function tell(log: Parts['log'], { backup, seconds, command }: MadeBackupResponse): void {
  log.info({ file: backup.file, position: backup.position, seconds }, 'backup')
  if (command?.ok === false)
    log.warn({ file: backup.file, reason: command.reason }, 'the command for backups failed')
}

/** A failure in the words of the HTTP interface. */
function asProblem(error: unknown, folder: string): unknown {
  if (error instanceof FileNotTrusted)
    return new Problem('backup-failed', { case: 'folder', folder, reason: error.message })
  if (!(error instanceof BackupFailure)) return error
  const failure: AnyFailure = error
  switch (failure.code) {
    case 'backup-no-room':
      return new Problem('storage-full', { case: 'backup' })
    case 'backup-folder':
      return new Problem('backup-failed', { case: 'folder', ...failure.params })
    case 'database-damaged':
      return new Problem('backup-failed', { case: 'damaged', ...failure.params })
    default:
      return error
  }
}

/** So that the compiler knows the parameters by the code. */
type AnyFailure = {
  [Code in BackupFailure['code']]: Pick<BackupFailure<Code>, 'code' | 'params'>
}[BackupFailure['code']]
