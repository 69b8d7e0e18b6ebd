import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { checkInvariants } from './invariants.ts'

// On a million reservations the queries take seconds; here they hold up no booking.
const db = new Database(String(workerData), { readonly: true, timeout: 5000 })
parentPort?.postMessage(checkInvariants(db))
db.close()
