import type {
  BackupListResponse,
  BackupResponse,
  CheckedBackup,
  MadeBackupResponse,
  RestoredHome,
} from '@outerpark/core/contract'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'
import { verifyText } from './verify.ts'

export function madeBackupText(
  { backup, seconds, deleted }: MadeBackupResponse,
  paint: Paint,
  room?: number,
): string {
  const { labels, backups } = words()
  return details(
    [
      ...rowsOf(backup),
      [labels.took, backups.seconds(seconds.toFixed(1))],
      ...(deleted.length > 0 ? [[labels.deleted, backups.older(deleted.length)] as const] : []),
    ],
    paint,
    room,
  )
}

/** What else there is to say of a backup that was made. */
export const notesOnBackup = ({ sameDisk }: MadeBackupResponse): string[] =>
  sameDisk ? [words().backups.sameDisk] : []

export function backupsText(
  { folder, items, incomplete }: BackupListResponse,
  paint: Paint,
  room?: number,
): string {
  const { columns, backups } = words()
  const rows = items.map(({ file, at, position, bytes, program }) => [
    clockTime(at),
    String(position),
    sizeText(bytes),
    program,
    file,
  ])
  const list = table(
    [
      { title: columns.at },
      { title: columns.lastEvent, align: 'right' },
      { title: columns.size, align: 'right' },
      { title: columns.version, spare: 1 },
      { title: columns.file, long: 'wrap' },
    ],
    rows,
    paint,
    room,
  )
  const none = items.length === 0 ? [backups.noneIn(folder)] : [list]
  const odd = incomplete.map((file) => paint.bad(backups.incomplete(file)))
  return [...none, ...odd].join('\n')
}

export const checkedBackupText = ({ backup }: CheckedBackup, paint: Paint, room?: number): string =>
  `${details(rowsOf(backup), paint, room)}\n\n${paint.good(words().backups.whole)}`

/** What was restored into the home of this shell. */
export const restoredText = (...shown: Shown): string =>
  `${restoredLines(...shown)}\n\n${words().backups.whatNow}`

/** What was restored into another home, most likely to practise. */
export const restoredAsideText = (...shown: Shown): string =>
  `${restoredLines(...shown)}\n\n${words().backups.onlyPractice(shown[0].home)}`

type Shown = readonly [restored: RestoredHome, paint: Paint, room?: number]

function restoredLines(restored: RestoredHome, paint: Paint, room?: number): string {
  const { labels } = words()
  const { home, file, at, position, aside } = restored
  const rows: [string, string][] = [
    [labels.home, home],
    [labels.file, file],
    [labels.madeAt, clockTime(at)],
    [labels.lastEvent, String(position)],
    ...(aside === null ? [] : [[labels.before, aside] satisfies [string, string]]),
  ]
  const head = details(rows, paint, room)
  return `${head}\n\n${verifyText(restored, paint, room)}`
}

const rowsOf = ({ file, at, position, bytes, sha256 }: BackupResponse): [string, string][] => [
  [words().labels.file, file],
  [words().labels.madeAt, clockTime(at)],
  [words().labels.lastEvent, String(position)],
  [words().labels.size, sizeText(bytes)],
  ['sha256', sha256],
]

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A size in the unit in which it has one to three digits before the point: `2.2 GB`. */
export function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${UNITS[power]}`
}
