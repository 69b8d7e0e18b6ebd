import { isBackupAfter } from '@outerpark/core/names'
import { ALERT_SETTINGS } from '../output/alerts.ts'
import { backupFailureText } from '../output/storage.ts'
import { clockTime } from '../text/time.ts'
import { codeText } from '../words/code-text.ts'
import type { Check } from './check.ts'
import { found } from './finding.ts'
import type { Patient } from './patient.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** If backups are not made by themselves, one of this age is old. */
const OLD_MS = 7 * DAY_MS
/** A backup may be late by once the time between two. */
const BACKUPS_LATE = 2

export const backup: Check = ({ now, status }) => {
  if (!status?.backups) return []
  const { newest, failed, commandFailed, everyMs } = status.backups
  if (failed) {
    const reason = backupFailureText(failed)
    return [found('backup', 'bad', 'backupFailed', { at: clockTime(failed.at), reason })]
  }
  if (commandFailed) {
    const { at, reason } = commandFailed
    return [found('backup', 'bad', 'backupUncopied', { at: clockTime(at), reason })]
  }
  const before = failedBefore(status)
  if (before) return [found('backup', 'bad', 'backupFailedBefore', clockTime(before.since))]
  if (!newest) return [found('backup', 'warning', 'backupNone')]
  const old = everyMs === null ? OLD_MS : BACKUPS_LATE * everyMs
  return now - Date.parse(newest.at) > old
    ? [found('backup', 'warning', 'backupOld', clockTime(newest.at))]
    : [found('backup', 'ok', 'backupFine', clockTime(newest.at))]
}

/** The alert of a backup that failed before the worker began, which remembers no more than that. */
function failedBefore({ alerts = [], backups }: NonNullable<Patient['status']>) {
  const raised = alerts.find(({ alert }) => alert === 'backup-failed')
  return raised && isBackupAfter(backups?.newest ?? null, raised) ? undefined : raised
}

export const alerts: Check = ({ status }) => {
  if (!status) return []
  const { alerts = [], untold = [] } = status
  const silent = untold.map(({ way, since, reason }) =>
    found('alerts', 'bad', 'alertsUntold', ALERT_SETTINGS[way], clockTime(since), reason),
  )
  if (alerts.length === 0) return silent.length > 0 ? silent : [found('alerts', 'ok', 'alertsNone')]
  const named = alerts.map(({ alert, since }) => `${codeText(alert)} (${clockTime(since)})`)
  return [...silent, found('alerts', 'warning', 'alertsRaised', named.join(', '))]
}
