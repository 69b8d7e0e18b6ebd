import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import Database from 'better-sqlite3'

/** The machine on which the figures were measured. They cannot be compared without it. */
export function machineFacts(): string {
  const db = new Database(':memory:')
  const sqlite = db.prepare<[], string>('SELECT sqlite_version()').pluck().get()
  db.close()
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`
  const load = loadavg().map((value) => value.toFixed(1))
  return [
    `Node ${process.versions.node}, SQLite ${sqlite}, ${process.platform} ${process.arch}`,
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory}`,
    `load before: ${load.join(' ')}; what else runs on the machine shows in every figure`,
  ].join('\n')
}
