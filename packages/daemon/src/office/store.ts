import type { Channel } from '@outerpark/core/notice'
import type { Store } from '@outerpark/core/ports'
import type { Logger } from '../process/log.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { randomIds } from './ids.ts'
import { troubleLines } from './storage.ts'
import { storeFailure } from './store-failure.ts'
import type { Traces } from './traces.ts'
import type { OfficeMetrics } from './watching.ts'

/** Who hears of commits, if somebody does. */
type Watchers = {
  readonly metrics: OfficeMetrics | undefined
  readonly traces: Traces | undefined
  readonly log: Pick<Logger, 'error' | 'warn'>
}

/**
 * Opens the store of a real office, whose commits are counted and traced.
 * @throws StartFailure `database-unreadable`, `disk-full`, `home-not-writable`; DatabaseRefused
 */
export function openStore(
  file: string,
  channels: readonly Channel[],
  { metrics, traces, log }: Watchers,
): Store {
  try {
    return openSqliteStore(file, {
      ...{ clock: { now: Date.now }, newId: randomIds(), channels, random: Math.random },
      upkeep: { onTrouble: troubleLines(log) },
      onGroup: metrics?.committed,
      onEvents:
        traces &&
        ((events, ms) => {
          const ended = Date.now()
          traces.tracer.committed(events, ended - ms, ended)
        }),
    })
  } catch (error) {
    throw storeFailure(file, error) ?? error
  }
}
