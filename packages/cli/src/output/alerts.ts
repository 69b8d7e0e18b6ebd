import type { DaemonStatus } from '../daemon/status.ts'
import { clockTime } from '../text/time.ts'
import { codeText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { details } from './table.ts'

/** What the operator was told of, each since when. */
export function alertDetails(
  alerts: NonNullable<DaemonStatus['alerts']>,
  paint: Paint,
  room?: number,
): string {
  const rows = alerts.map(({ alert, since }, n): [string, Cell] => [
    n === 0 ? words().labels.alerts : '',
    { text: `${codeText(alert)}, ${clockTime(since)}`, paint: paint.bad },
  ])
  return details(rows, paint, room)
}
