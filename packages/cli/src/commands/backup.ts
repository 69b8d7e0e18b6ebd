import { resolve } from 'node:path'
import type {
  BackupListResponse,
  CheckedBackup,
  MadeBackupResponse,
  RestoredHome,
} from '@outerpark/core/contract'
import type { BackupOrder } from '@outerpark/core/names'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { runBackups } from '../daemon/backup-program.ts'
import { findDaemon } from '../daemon/find.ts'
import { elsewhere } from '../daemon/state.ts'
import { Failure, failure, usage } from '../failure.ts'
import { askToConfirm, asText, givenOrAsked } from '../prompts/ask.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'

export type BackupOptions = { readonly to?: string; readonly keep?: number }

/**
 * Makes a backup. A daemon that runs makes it beside the bookings. If none runs, the files are copied without one: the start of a
 * daemon would charge cards.
 */
export async function backup(
  context: Context,
  { to, keep }: BackupOptions,
): Promise<MadeBackupResponse> {
  const request = {
    ...(to !== undefined && { to: resolve(to) }),
    ...(keep !== undefined && { keep }),
  }
  const done = context.waiting(words().backups.copying)
  try {
    if (await isAnswered(context)) return await (await connect(context, 'admin')).backup(request)
    // The program makes what the daemon would have answered.
    return (await run(context, { do: 'make', ...request })) as MadeBackupResponse
  } finally {
    done()
  }
}

/** All backups of a folder. */
type ListedBackups = BackupListResponse & { readonly next: null }

/** The backups in a folder, or in that of the settings. */
export async function listBackups(
  context: Context,
  { in: folder }: { readonly in?: string },
): Promise<ListedBackups> {
  if (folder === undefined && (await isAnswered(context)))
    return { ...(await (await connect(context, 'admin')).backups()), next: null }
  const order = { do: 'list', ...(folder !== undefined && { folder: resolve(folder) }) } as const
  return { ...((await run(context, order)) as BackupListResponse), next: null } // as above
}

/** The file of a backup: the one that was named, or one of the list. */
const whichBackup = (context: Context, given: string | undefined): Promise<string> =>
  givenOrAsked(context, given, {
    flag: 'FILE',
    message: words().backups.which,
    parse: asText,
    choices: async () =>
      (await listBackups(context, {})).items.map(({ file, at }) => ({
        value: file,
        name: `${clockTime(at)}  ${file}`,
      })),
  })

/** Reads a whole backup and checks it: the one of a file, or the newest. */
export async function verifyBackup(
  context: Context,
  given: string | undefined,
): Promise<CheckedBackup> {
  refuseElsewhere(context)
  // Where nobody can be asked, it is the newest.
  const file = context.interactive ? await whichBackup(context, given) : given
  const done = context.waiting(words().backups.checking)
  try {
    const order = { do: 'verify', ...(file !== undefined && { file: resolve(file) }) } as const
    return (await run(context, order)) as CheckedBackup // as above
  } finally {
    done()
  }
}

export type RestoreOptions = {
  readonly home?: string
  readonly yes?: boolean
  readonly otherOffice?: boolean
}

/** Puts the box office of a backup into a home, over one that is there only after a question. */
export async function restore(
  context: Context,
  given: string | undefined,
  { home, yes = false, otherOffice = false }: RestoreOptions,
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<RestoredHome> {
  refuseElsewhere(context)
  const file = await whichBackup(context, given)
  const there =
    home === undefined
      ? context
      : { ...context, places: { ...context.places, home: resolve(home) } }
  const put = async (replace: boolean): Promise<RestoredHome> => {
    const done = context.waiting(words().backups.restoring)
    try {
      const order = { do: 'restore', file: resolve(file), replace, otherOffice } as const
      return (await run(there, order)) as RestoredHome // as above
    } finally {
      done()
    }
  }
  try {
    return await put(yes)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'home-occupied') throw error
    if (!context.interactive) throw failure('confirmation-needed', error.detail, error.hint)
    context.say(error.detail)
    if (!(await confirm(words().backups.replace)))
      throw failure('not-confirmed', ({ backups }) => backups.homeStays)
    return put(true)
  }
}

const run = (
  { places: { home }, env }: Pick<Context, 'places' | 'env'>,
  order: BackupOrder,
): Promise<unknown> => runBackups(order, { home, env })

/** Whether a box office is there to be asked: one elsewhere, or the daemon of this home. */
async function isAnswered({ places, url }: Context): Promise<boolean> {
  if (elsewhere(url, places.home) !== undefined) return true
  return (await findDaemon(places.home)).kind !== 'nobody'
}

/** The files of a box office elsewhere are not here. */
function refuseElsewhere({ places, url }: Context): void {
  const other = elsewhere(url, places.home)
  if (other !== undefined)
    throw usage(
      ({ backups }) => backups.elsewhere(other),
      ({ office }) => office.runItThere,
    )
}
