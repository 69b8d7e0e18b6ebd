import Database from 'better-sqlite3'

/** What a statement does to a transaction or to the file. A `script` is the text of a call of `exec`. */
export type StatementKind = 'begin' | 'commit' | 'rollback' | 'read' | 'write' | 'pragma' | 'script'

/** A statement that is about to be executed. */
export type Statement = {
  readonly db: Database.Database
  readonly kind: StatementKind
  /** in one line */
  readonly sql: string
  readonly inTransaction: boolean
}

/** Executes the statement, or makes something else happen. Its result or error is what the caller gets. */
export type Interceptor = (statement: Statement, execute: () => unknown) => unknown

type Method = (this: Database.Statement, ...values: unknown[]) => unknown

/** All methods by which better-sqlite3 executes a prepared statement, also its own BEGIN, COMMIT and PRAGMA. */
const METHODS = ['run', 'get', 'all', 'iterate'] as const

/**
 * Puts the interceptor in front of every statement that this process executes, on any connection. Preparing a statement
 * is not intercepted.
 * @returns removes the interceptor
 */
export function interceptStatements(intercept: Interceptor): () => void {
  const prepared = statementPrototype()
  const undo = METHODS.map((name) => {
    const original = prepared[name]
    prepared[name] = function (...values) {
      const { database: db, source } = this
      return intercept(described(db, kindOf(source), source), () => original.apply(this, values))
    }
    return () => {
      prepared[name] = original
    }
  })
  const { exec } = Database.prototype
  Database.prototype.exec = function (script) {
    intercept(described(this, 'script', script), () => exec.call(this, script))
    return this
  }
  return () => {
    for (const each of undo) each()
    Database.prototype.exec = exec
  }
}

function statementPrototype(): Record<(typeof METHODS)[number], Method> {
  const db = new Database(':memory:')
  const prototype: unknown = Object.getPrototypeOf(db.prepare('SELECT 1'))
  db.close()
  // The prototype of every statement has these methods (better-sqlite3, docs/api.md), and they may be replaced.
  return prototype as Record<(typeof METHODS)[number], Method>
}

function described(db: Database.Database, kind: StatementKind, source: string): Statement {
  return { db, kind, sql: inOneLine(source), inTransaction: db.inTransaction }
}

/** Cache of texts in one line, since a story executes the same statements again and again. */
const lines = new Map<string, string>()

export function inOneLine(source: string): string {
  const line = lines.get(source) ?? source.replace(/\s+/g, ' ').trim()
  lines.set(source, line)
  return line
}

const KINDS: readonly (readonly [RegExp, StatementKind])[] = [
  [/^begin/i, 'begin'],
  [/^commit/i, 'commit'],
  [/^rollback/i, 'rollback'],
  [/^pragma/i, 'pragma'],
  [/^(insert|replace|update|delete)/i, 'write'],
]

function kindOf(sql: string): StatementKind {
  const start = sql.trimStart()
  return KINDS.find(([begins]) => begins.test(start))?.[1] ?? 'read'
}
