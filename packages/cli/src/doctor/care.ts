import { clockTime } from '../text/time.ts'
import { codeText } from '../words/code-text.ts'
import type { Check } from './check.ts'
import { found } from './finding.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** If backups are not made by themselves, one of this age is old. */
const OLD_MS = 7 * DAY_MS
/** A backup may be late by once the time between two. */
const BACKUPS_LATE = 2

export const backup: Check = ({ now, backups }) => {
  if (!backups) return []
  const { newest, everyMs } = backups
  if (newest === undefined) return [found('backup', 'warning', 'backupNone')]
  const old = everyMs === undefined ? OLD_MS : BACKUPS_LATE * everyMs
  return now - newest > old
    ? [found('backup', 'warning', 'backupOld', clockTime(newest))]
    : [found('backup', 'ok', 'backupFine', clockTime(newest))]
}

export const alerts: Check = ({ status }) => {
  if (!status) return []
  const { alerts = [] } = status
  if (alerts.length === 0) return [found('alerts', 'ok', 'alertsNone')]
  const named = alerts.map(({ alert, since }) => `${codeText(alert)} (${clockTime(since)})`)
  return [found('alerts', 'warning', 'alertsRaised', named.join(', '))]
}
