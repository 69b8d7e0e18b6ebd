import { basename } from 'node:path'
import type Database from 'better-sqlite3'
import type { Disk } from './disk.ts'
import { makeHappen, ProcessDied } from './faults.ts'
import type { Life } from './life.ts'
import { type Point, secondKill } from './points.ts'
import { interceptStatements, type Statement } from './statements.ts'

/** Counts the statements of the store, and makes a fault happen at one of them: then the trap has sprung. */
export type Trap = {
  /** every statement so far, in all processes */
  readonly statements: readonly Statement[]
  /** whether the fault has happened */
  readonly sprung: () => boolean
  /** From here on, the statements of this process are counted too. */
  readonly watch: (life: Life) => void
  /** Closes the connections that processes have left open. */
  readonly closeAll: () => void
  readonly remove: () => void
}

/** @param point undefined makes no fault happen */
export function setTrap(disk: Disk, point: Point | undefined): Trap {
  const statements: Statement[] = []
  const connections = new Set<Database.Database>()
  const second = point && secondKill(point)
  let life: Life | undefined
  let sprung = false
  /** true while the trap itself, or SQLite, executes statements, which do not belong to the store */
  let ours = false

  const kill = (keep: () => void) => {
    keep()
    life?.end()
  }
  const spring = (fault: Point['fault'], statement: Statement, execute: () => unknown): never => {
    sprung = true
    ours = true
    try {
      return makeHappen(fault, statement, execute, {
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

/** A read-only connection belongs to another process or thread. */
const isStore = (db: Database.Database) => basename(db.name) === 'outerpark.db' && !db.readonly
