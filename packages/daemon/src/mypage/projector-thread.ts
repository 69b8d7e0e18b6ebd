import { setImmediate as nextTurn } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { checkView } from './check.ts'
import { openEventLog } from './event-log.ts'
import { prepareProjection } from './project.ts'
import { rebuildView } from './rebuild.ts'
import {
  errorOf,
  type Fault,
  type FromThread,
  faultOf,
  type JobName,
  type ThreadFiles,
  type ToThread,
} from './thread-messages.ts'
import { openView, positionOf } from './view-database.ts'
import { removeDatabase, shadowFile } from './view-files.ts'

// The projector's thread. Rebuild and check run in it too, in slices between which it projects: a second thread would
// take the core on which commits are made, a shared one costs the projection no more than one slice (20 ms), and since
// nothing runs at the same time as anything else here, two views can be brought to the same position and kept there.

/** How many events one transaction takes. */
const BATCH = 1000

if (!parentPort) throw new Error('This file is to be run as a worker thread.')
const port = parentPort
const files: ThreadFiles = workerData
const log = openEventLog(files.eventLogFile)
let view = openView(files.viewFile)
let project = prepareProjection(log, view)
/** Between `built` and `exchanged`, while the view is closed. */
let paused = false
let awake = false
let exchanged: (fault: Fault | undefined) => void = () => {}

port.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'wake':
      return wake()
    case 'start':
      return void run(message.job)
    case 'exchanged':
      return exchanged(message.fault)
    case 'close':
      return close()
  }
})
post({ kind: 'started', position: positionOf(view) })
wake()

function post(message: FromThread): void {
  port.postMessage(message)
}

/** Any number of calls leads to one batch; a full batch leads to the next one. */
function wake(): void {
  if (awake) return
  awake = true
  setImmediate(() => {
    awake = false
    advance()
  })
}

function advance(): void {
  if (paused) return
  const { events, position, customers } = project(BATCH)
  if (events === 0) return
  post({ kind: 'advanced', position, customers })
  if (events === BATCH) wake()
}

async function run(job: JobName): Promise<void> {
  const file = shadowFile(files.viewFile, job)
  try {
    if (job === 'check') {
      post({ kind: 'checked', result: await checkView(log, view, file, nextTurn) })
    } else {
      const result = await rebuildView(log, view, file, nextTurn, pause)
      await exchange()
      post({ kind: 'rebuilt', result })
    }
  } catch (error) {
    removeDatabase(file)
    post({ kind: 'failed', fault: faultOf(error) })
  } finally {
    if (paused) resume()
  }
}

function pause(): void {
  // Leaves the main thread little to move when it takes the view out of WAL mode.
  view.pragma('wal_checkpoint(TRUNCATE)')
  view.close()
  paused = true
}

/** The main thread exchanges the files: it alone can close its own connection and open the new view in one go. */
async function exchange(): Promise<void> {
  const answered = new Promise<Fault | undefined>((resolve) => {
    exchanged = resolve
  })
  post({ kind: 'built' })
  const fault = await answered
  if (fault) throw errorOf(fault)
}

function resume(): void {
  view = openView(files.viewFile)
  project = prepareProjection(log, view)
  paused = false
  wake()
}

/** Every file is right at every moment, so whatever is under way is just left. */
function close(): void {
  view.close()
  log.close()
  // In a worker this ends the thread, not the process.
  process.exit()
}
