// The thread that makes the load, so that neither the terminal nor the end of the command slows it down. It ends after the load.
import { parentPort, workerData } from 'node:worker_threads'
import { untilAnswered } from './answered.ts'
import { chooser, makeDeeds } from './deeds.ts'
import type { LoadJob, Order, Told } from './job.ts'
import { keepPace } from './pace.ts'
import { makeRecorder } from './tally.ts'
import { openWire } from './wire.ts'

const SECOND_MS = 1000

const job = workerData as LoadJob // generator.ts gives nothing else
const tell = (told: Told) => parentPort?.postMessage(told)
const wire = openWire(job.url, job.connections)
const nextDeed = makeDeeds(job)
const nextKind = chooser(job.mix, Math.random)
const whole = makeRecorder(performance.now())
let part = makeRecorder(performance.now())
const stop = new AbortController()

parentPort?.on('message', (order: Order) => {
  if (order === 'stop') return stop.abort()
  const now = performance.now()
  tell({ kind: 'part', tally: part.tally(now) })
  part = makeRecorder(now)
})
const ticks = setInterval(
  () => tell({ kind: 'second', second: whole.second(performance.now()) }),
  SECOND_MS,
)
const recorder = {
  sent() {
    whole.sent()
    part.sent()
  },
  failed(code: string) {
    whole.failed(code)
    part.failed(code)
  },
}

const { unsent } = await keepPace({ ...job, stop: stop.signal }, async (dueAt) => {
  const { kind, question, learn } = nextDeed(nextKind())
  const { outcome, answer } = await untilAnswered(wire, question, recorder)
  if (outcome.is === 'done' && answer) learn(answer)
  const ms = performance.now() - dueAt
  for (const each of [whole, part]) each.ended(kind, outcome, ms, answer?.bytes ?? 0)
})
clearInterval(ticks)
wire.close()
const now = performance.now()
tell({ kind: 'end', tally: whole.tally(now, unsent), last: part.tally(now) })
parentPort?.close()
