import type Database from 'better-sqlite3'
import { keepJournalSmall } from './journal-size.ts'
import { type OnTrouble, type StorageWatch, watchStorage } from './storage-watch.ts'
import { writeTrial } from './write-trial.ts'

/** What a store does for its files by itself. */
export type Upkeep = {
  /** hears when the database cannot be written, and when it can again */
  readonly onTrouble: OnTrouble
}

/** Never in trouble: each command is tried. So it is where time is made up, as in the simulation. */
const NONE: StorageWatch = {
  trouble: () => undefined,
  refusal: () => undefined,
  failed: () => undefined,
  stop: () => undefined,
}

/** Watches whether the database can be written, and keeps its journal small. */
export function startUpkeep(
  db: Database.Database,
  now: () => number,
  upkeep: Upkeep | undefined,
): StorageWatch {
  if (!upkeep) return NONE
  const watch = watchStorage({ now, tryWrite: writeTrial(db), onTrouble: upkeep.onTrouble })
  const stopJournal = keepJournalSmall(db)
  return {
    ...watch,
    stop() {
      watch.stop()
      stopJournal()
    },
  }
}
