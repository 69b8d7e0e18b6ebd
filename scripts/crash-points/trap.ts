import { basename } from 'node:path'
import type Database from 'better-sqlite3'
import type { Disk } from './disk.ts'
import { letHappen, ProcessDied } from './faults.ts'
import type { Life } from './life.ts'
import { type Point, secondKill } from './points.ts'
import { interceptStatements, type Statement } from './statements.ts'

/** Counts the statements of the store, and lets a fault befall one of them. */
export type Trap = {
  /** every statement so far, of all processes */
  readonly statements: readonly Statement[]
  /** whether the fault has happened */
  readonly sprung: () => boolean
  /** What the next process executes counts on. */
  readonly watch: (life: Life) => void
  /** Closes what the processes so far have left open. */
  readonly closeAll: () => void
  readonly remove: () => void
}

/** @param point undefined lets nothing happen */
export function setTrap(disk: Disk, point: Point | undefined): Trap {
  const statements: Statement[] = []
  const connections = new Set<Database.Database>()
  const second = point && secondKill(point)
  let life: Life | undefined
  let sprung = false
  /** SQLite's own doing, and what the trap does itself, is no statement of the store. */
  let ours = false

  const kill = (keep: () => void) => {
    keep()
    life?.end()
  }
  const spring = (fault: Point['fault'], statement: Statement, execute: () => unknown): never => {
    sprung = true
    ours = true
    try {
      return letHappen(fault, statement, execute, {
        kill: () => kill(disk.keep),
        killWithin: (write) => kill(() => disk.keepWithin(write)),
      })
    } finally {
      ours = false
    }
  }

  const remove = interceptStatements((statement, execute) => {
    if (ours || !isStore(statement.db)) return execute()
    if (!life || life.over()) throw new ProcessDied('The process is dead.')
    connections.add(statement.db)
    statements.push(statement)
    if (statements.length === point?.statement) return spring(point.fault, statement, execute)
    if (statements.length === second) return spring('killed before', statement, execute)
    return execute()
  })

  return {
    statements,
    sprung: () => sprung,
    watch(next) {
      life = next
    },
    closeAll() {
      for (const db of connections) db.close()
      connections.clear()
    },
    remove,
  }
}

/** Whoever only reads is another process, or a thread with a connection of its own. */
const isStore = (db: Database.Database) => basename(db.name) === 'outerpark.db' && !db.readonly
