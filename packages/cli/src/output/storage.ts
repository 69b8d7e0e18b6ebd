import { problemWords } from '@outerpark/core/words'
import type { DaemonStatus } from '../daemon/status.ts'
import { clockTime } from '../text/time.ts'
import { unticked } from '../text/unticked.ts'
import { language, words } from '../words/words.ts'
import { sizeText } from './backup.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { details } from './table.ts'

type Row = [string, Cell | string]

/** The database and its backups; undefined if the box office does not say it. */
export function storageDetails(
  { storage, backups }: Pick<DaemonStatus, 'storage' | 'backups'>,
  paint: Paint,
  room?: number,
  now = Date.now(),
): string | undefined {
  const rows = [
    ...(storage ? storageRows(storage, paint) : []),
    ...(backups ? backupRows(backups, paint, now) : []),
  ]
  return rows.length === 0 ? undefined : details(rows, paint, room)
}

function storageRows(
  { trouble, walBytes }: NonNullable<DaemonStatus['storage']>,
  paint: Paint,
): Row[] {
  const { storage: texts } = words()
  const journal: Row = [texts.journal, sizeText(walBytes)]
  if (!trouble) return [[texts.title, { text: texts.fine, paint: paint.good }], journal]
  const { code, since, reason } = trouble
  const text = texts.since(texts.what[code], clockTime(since), reason)
  const rest = code === 'storage-damaged' ? texts.noBookingsLeft : texts.noBookings
  return [[texts.title, { text, paint: paint.bad }], ['', rest], journal]
}

function backupRows(
  { newest, failed, commandFailed }: NonNullable<DaemonStatus['backups']>,
  paint: Paint,
  now: number,
): Row[] {
  const { storage: texts } = words()
  const rows: Row[] = newest
    ? [
        [texts.backup, texts.backupAt(clockTime(newest.at), ageText(now - Date.parse(newest.at)))],
        ['', newest.file],
      ]
    : [[texts.backup, { text: texts.noBackup, paint: paint.waiting }]]
  if (!failed && commandFailed) {
    const text = texts.commandFailed(commandFailed.reason)
    return [...rows, ['', { text, paint: paint.bad }]]
  }
  if (!failed) return rows
  const text = { text: texts.failedAt(clockTime(failed.at)), paint: paint.bad }
  return [...rows, ['', text], ['', backupFailureText(failed)]]
}

/** Why the last backup failed, in the language of the reader. */
export const backupFailureText = (failed: {
  readonly code: string
  readonly params: unknown
}): string =>
  unticked(problemWords(language(), { ...failed, title: failed.code, detail: failed.code }).detail)

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** `3 hours`: in minutes below two hours, in hours below two days. A clock that was set back makes it now. */
export function ageText(ms: number): string {
  const { age } = words().storage
  if (ms < 2 * HOUR_MS) return age.minutes(Math.max(0, Math.floor(ms / MINUTE_MS)))
  return ms < 2 * DAY_MS ? age.hours(Math.floor(ms / HOUR_MS)) : age.days(Math.floor(ms / DAY_MS))
}

/** What to do next about them: one line each. */
export function storageAdvice({
  storage,
  backups,
}: Pick<DaemonStatus, 'storage' | 'backups'>): string[] {
  const texts = words().storage
  const trouble = storage?.trouble
  return [
    ...(trouble ? [texts.todo[trouble.code]] : []),
    ...(backups?.failed ? [texts.backupFailed] : []),
  ]
}
