import type { WorkerEnd } from '@outerpark/core/names'
import { mendHere, versionGap } from '../http/versions.ts'
import { hintOf, reasonText } from '../output/workers.ts'
import { clockTime } from '../text/time.ts'
import { readVersion } from '../version.ts'
import type { Check } from './check.ts'
import { found } from './finding.ts'

/** So many workers that end within this time (ms) are no accident any more. */
const OFTEN = { ends: 3, withinMs: 10 * 60_000 }

export const daemon: Check = ({ daemon, suspended, silent, left, asked, status, now }) => {
  if (suspended !== undefined) return [found('daemon', 'bad', 'daemonSuspended', suspended)]
  switch (daemon.kind) {
    case 'hanging':
      return silent === undefined
        ? [found('daemon', 'bad', 'daemonHangs', daemon.file.pid)]
        : [found('daemon', 'bad', 'workerSilent', silent, daemon.file.pid)]
    case 'outdated':
      return [found('daemon', 'bad', 'daemonOutdated', daemon.file.pid, daemon.file.version)]
    case 'unknown':
      return [found('daemon', 'warning', 'daemonUnknown')]
    case 'nobody':
      return left
        ? [found('daemon', 'bad', 'daemonDied', left.pid, clockTime(left.startedAt))]
        : [found('daemon', 'warning', 'daemonAway')]
    case 'running': {
      const { pid, startedAt, stoppingSince, worker } = daemon.state
      if (stoppingSince !== undefined) return [found('daemon', 'warning', 'daemonStops', pid)]
      const ends = status?.worker?.ends ?? []
      const late = ends.filter(({ at }) => now - Date.parse(at) < OFTEN.withinMs)
      const [last] = late
      if (last && late.length >= OFTEN.ends)
        return [found('daemon', 'bad', 'workersEnd', clockTime(last.at), reasonText(last))]
      const { awaySince } = daemon.state
      if (awaySince !== undefined) return [noWorker(awaySince, daemon.state.ends)]
      return asked?.trouble === undefined
        ? [found('daemon', 'ok', 'daemonRuns', pid, clockTime(startedAt), worker)]
        : [found('daemon', 'bad', 'statusUnknown', asked.trouble, asked.remedy)]
    }
  }
}

function noWorker(since: string, [last]: readonly WorkerEnd[] = []) {
  const [reason, hint] = last ? [reasonText(last), hintOf(last)] : ['', undefined]
  return found('daemon', 'bad', 'noWorker', clockTime(since), reason, hint)
}

export const log: Check = ({ faults }) => {
  if (!faults) return [found('log', 'ok', 'logNone')]
  const { count, last, crash } = faults
  if (crash) return [found('log', 'bad', 'logCrash', clockTime(crash.at), crash.message)]
  return last
    ? [found('log', 'warning', 'logFaults', count, clockTime(last.at), last.message)]
    : [found('log', 'ok', 'logFine')]
}

export const version: Check = ({ daemon }) => {
  const own = readVersion()
  const theirs = 'file' in daemon ? daemon.file.version : own
  const gap = versionGap(own, theirs)
  return gap === undefined
    ? [found('version', 'ok', 'versionsSame', own, process.versions.node)]
    : [found('version', 'warning', 'versionsDiffer', gap, mendHere(own, theirs))]
}
