import type { DaemonStatus } from '../daemon/status.ts'
import { clockTime } from '../text/time.ts'
import { codeText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { details } from './table.ts'

/** The setting of each way to the operator. */
export const ALERT_SETTINGS = { command: 'alertCommand', url: 'alertUrl' } as const

/** What the operator was told of, each since when, and in which way that fails; nothing if all is well. */
export function alertBlocks(
  { alerts = [], untold = [] }: Pick<DaemonStatus, 'alerts' | 'untold'>,
  paint: Paint,
  room?: number,
): string[] {
  const raised = alerts.map(({ alert, since }) => `${codeText(alert)}, ${clockTime(since)}`)
  const silent = untold.map(({ way, since, reason }) =>
    words().office.alertsUntold(ALERT_SETTINGS[way], clockTime(since), reason),
  )
  const rows = [...raised, ...silent].map((text, n): [string, Cell] => [
    n === 0 ? words().labels.alerts : '',
    { text, paint: paint.bad },
  ])
  return rows.length === 0 ? [] : [details(rows, paint, room)]
}
