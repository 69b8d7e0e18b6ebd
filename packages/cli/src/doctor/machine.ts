import { join } from 'node:path'
import { DISK_FULL_BYTES, isDiskLow } from '@outerpark/core/names'
import { shellWord } from '../text/command-line.ts'
import { fileFault } from '../text/file-fault.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Check } from './check.ts'
import { doubtful } from './doubts.ts'
import { found } from './finding.ts'
import type { Patient } from './patient.ts'

const MIB = 1024 * 1024
/** With fewer files left than this share, or this number, little or almost nothing can be made. */
const FILES = { lowShare: 0.05, full: 1_000 }
/** Clocks of one machine differ by less (ms): the header `Date` has whole seconds. */
const CLOCK_SLACK_MS = 5_000

/** Refusals of a start that are about the home or the port. All others are about the settings. */
const ABOUT_HOME: ReadonlySet<string> = new Set([
  ...['database-lost', 'database-older', 'database-newer', 'database-unreadable'],
  ...['home-not-writable', 'disk-full', 'file-not-trusted'],
])
const ABOUT_PORT = 'port-unavailable'

export const settings: Check = ({ refusal, doubts }) => {
  const warned = doubts.map(doubtful)
  if (refusal && !ABOUT_HOME.has(refusal.code) && refusal.code !== ABOUT_PORT)
    return [found('settings', 'bad', 'startRefused', refusal.detail, refusal.hint), ...warned]
  // A file that cannot be trusted is not read, so nobody knows what is in it.
  if (refusal?.code === 'file-not-trusted') return warned
  return warned.length > 0 ? warned : [found('settings', 'ok', 'settingsFine')]
}

export const home: Check = ({ home: path, homeLook, refusal }) => {
  const { owner, exists, files, notTrusted, readable, notWritable } = homeLook
  // All that follows would be about the wrong user.
  if (owner !== undefined)
    return [found('home', 'bad', 'homeOfOther', path, owner, shellWord(owner), shellWord(path))]
  if (!exists) return [found('home', 'warning', 'homeMissing', path)]
  const faults = notTrusted.map(({ params }) => fileFault(params))
  const bad = faults.map((fault) => found('home', 'bad', 'notTrusted', ...fault))
  if (readable.length > 0) {
    const paths = readable.map((name) => shellWord(join(path, name)))
    bad.push(found('home', 'bad', 'homeReadable', readable.join(', '), paths.join(' ')))
  }
  if (notWritable)
    bad.push(
      found(
        'home',
        'bad',
        'homeReadOnly',
        path,
        notWritable.reason,
        mendOf(path, notWritable.code),
      ),
    )
  const isTold = faults.some(([detail]) => detail === refusal?.detail)
  if (refusal && ABOUT_HOME.has(refusal.code) && !isTold)
    bad.push(found('home', 'bad', 'startRefused', refusal.detail, refusal.hint))
  return bad.length > 0 ? bad : [found('home', 'ok', 'homeFine', path, files.length)]
}

function mendOf(path: string, code: string): string {
  const folder = shellWord(path)
  return code === 'EROFS' ? `findmnt -T ${folder}` : `chmod u+rwx ${folder}`
}

export const disk: Check = ({ room, home: path }) => {
  if (typeof room === 'string') return [found('disk', 'warning', 'diskUnknown', room)]
  const { free, size, files, filesFree } = room
  const share = size === 0 ? 1 : free / size
  const told = [Math.floor(free / MIB), Math.floor(share * 100)] as const
  const folder = shellWord(path)
  const bytes =
    free < DISK_FULL_BYTES
      ? found('disk', 'bad', 'diskLow', ...told, folder)
      : isDiskLow(free, size)
        ? found('disk', 'warning', 'diskLow', ...told, folder)
        : undefined
  const isShort = files > 0 && filesFree < Math.max(FILES.full, files * FILES.lowShare)
  const inodes = isShort
    ? [found('disk', filesFree < FILES.full ? 'bad' : 'warning', 'inodesLow', filesFree, folder)]
    : []
  const low = [...(bytes ? [bytes] : []), ...inodes]
  return low.length > 0 ? low : [found('disk', 'ok', 'diskFine', ...told)]
}

export const clock: Check = (patient) => {
  const { now, asked } = patient
  const later = momentsOf(patient).filter(({ at }) => at > now + CLOCK_SLACK_MS)
  const [last] = later.toSorted((a, b) => b.at - a.at)
  if (last) {
    const what = words().doctor.moments[last.of]
    return [found('clock', 'bad', 'clockBack', what, clockTime(last.at), clockTime(now))]
  }
  const { theirs = 0, ours = 0 } = asked?.clocks ?? {}
  if (Math.abs(theirs - ours) > CLOCK_SLACK_MS)
    return [found('clock', 'warning', 'clockDiffers', Math.round(Math.abs(theirs - ours) / 1000))]
  return [found('clock', 'ok', 'clockFine')]
}

/** Moments that have passed, by clocks of before: ms since the epoch. */
function momentsOf({ daemon, homeLook, faults }: Patient) {
  const changed = homeLook.files.filter(({ name }) => /^outerpark\.db(-wal)?$/.test(name))
  const started = 'file' in daemon ? daemon.file.startedAt : undefined
  return [
    { of: 'start' as const, at: started === undefined ? 0 : Date.parse(started) },
    { of: 'database' as const, at: Math.max(0, ...changed.map((file) => file.changed)) },
    { of: 'log' as const, at: faults?.lastLineAt ?? 0 },
  ]
}

export const port: Check = ({ refusal, daemon, asked, home: path }) => {
  if (daemon.kind === 'running' && asked)
    return asked.atItsAddress
      ? [found('port', 'ok', 'portListens', daemon.state.url)]
      : [found('port', 'bad', 'portStranger', daemon.state.url, path)]
  if (daemon.kind !== 'nobody') return []
  if (refusal?.code === ABOUT_PORT) return [found('port', 'bad', 'portTaken', refusal.detail)]
  // With another refusal the start does not come as far as its port.
  return refusal ? [] : [found('port', 'ok', 'portFree')]
}
