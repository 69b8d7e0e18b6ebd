import { latencies } from './histogram.ts'
import { KINDS, type Kind, type KindTally, type Second, type Tally } from './job.ts'

/** How a transaction ended. */
export type Outcome =
  | { readonly is: 'done' }
  /** the box office said no, with this code */
  | { readonly is: 'refused'; readonly code: string }
  /** a server error with this code, or no answer at all */
  | { readonly is: 'failed' }

export type Recorder = {
  /** a request was sent */
  readonly sent: () => void
  /** a request had no answer, or a server error, with this code */
  readonly failed: (code: string) => void
  /** a transaction ended; `ms` since it was due */
  readonly ended: (kind: Kind, outcome: Outcome, ms: number, bytes: number) => void
  /** what happened since this was called last */
  readonly second: (now: number) => Second
  /** @param unsent requests that were due and were not sent */
  readonly tally: (now: number, unsent?: number) => Tally
}

/** Counts what happens in a load from `begun` on (ms of the same clock as `now`). */
export function makeRecorder(begun: number): Recorder {
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, kindRecorder()])) as Record<
    Kind,
    ReturnType<typeof kindRecorder>
  > // fromEntries loses the names
  const all = latencies()
  const refusals: Record<string, number> = {}
  const errors: Record<string, number> = {}
  const count = { transactions: 0, tries: 0, failed: 0, bytes: 0 }
  const recent = recentRecorder(begun)

  return {
    sent() {
      count.tries += 1
    },
    failed(code) {
      count.failed += 1
      errors[code] = (errors[code] ?? 0) + 1
      recent.errors += 1
    },
    ended(kind, outcome, ms, bytes) {
      count.transactions += 1
      count.bytes += bytes
      kinds[kind].ended(outcome, ms)
      if (outcome.is === 'refused') {
        refusals[outcome.code] = (refusals[outcome.code] ?? 0) + 1
        recent.refused += 1
      }
      if (outcome.is !== 'failed') all.record(ms)
      recent.ended(ms)
    },
    second: (now) => recent.take(now),
    tally(now, unsent = 0) {
      const elapsedMs = now - begun
      const { transactions, tries, failed, bytes } = count
      return {
        ...{ elapsedMs, transactions, tries, bytes, unsent, refusals, errors },
        perSecond: rate(transactions, elapsedMs),
        availability: tries === 0 ? 100 : (100 * (tries - failed)) / tries,
        kinds: Object.fromEntries(
          KINDS.map((kind) => [kind, kinds[kind].tally(elapsedMs)]),
        ) as Record<Kind, KindTally>, // fromEntries loses the names
        latency: all.latency(),
        histogram: all.bounds(),
      }
    },
  }
}

const rate = (count: number, ms: number) => (ms <= 0 ? 0 : (count * 1000) / ms)

function kindRecorder() {
  const own = latencies()
  const count = { transactions: 0, done: 0, refused: 0 }
  return {
    ended({ is }: Outcome, ms: number): void {
      count.transactions += 1
      if (is === 'failed') return
      count[is] += 1
      own.record(ms)
    },
    tally: (elapsedMs: number): KindTally => ({
      ...count,
      perSecond: rate(count.transactions, elapsedMs),
      latency: own.latency(),
    }),
  }
}

/** What happened lately; `take` begins anew. */
function recentRecorder(begun: number) {
  const own = latencies()
  let from = begun
  let ended = 0
  const recent = {
    refused: 0,
    errors: 0,
    ended(ms: number): void {
      ended += 1
      own.record(ms)
    },
    take(now: number): Second {
      const second = {
        atMs: now - begun,
        perSecond: rate(ended, now - from),
        refused: recent.refused,
        errors: recent.errors,
        p50: own.percentile(50) ?? null,
        p99: own.percentile(99) ?? null,
      }
      from = now
      ended = recent.refused = recent.errors = 0
      own.reset()
      return second
    },
  }
  return recent
}
