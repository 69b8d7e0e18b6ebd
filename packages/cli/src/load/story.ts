import { setTimeout as sleep } from 'node:timers/promises'
import type { StatusResponse, VerifyResponse } from '@outerpark/core/contract'
import type { Stage } from '../demo/stage.ts'
import { type Running, startLoad } from './generator.ts'
import { makeHall } from './hall.ts'
import type { Second, Tally } from './job.ts'
import type { LoadPlan } from './plan.ts'
import { untilSettled } from './settle.ts'
import { SLOW, type StoryPace } from './story-pace.ts'

/** The parts of the story, in their order. */
export const PARTS = ['calm', 'slow', 'open', 'fast', 'catch-up', 'end'] as const
export type PartName = (typeof PARTS)[number]

/** One part of the story, with the figures of the load in it. */
export type Part = {
  readonly part: PartName
  readonly seconds: number
  readonly perSecond: number
  /** in milliseconds; null without an answer */
  readonly p50: number | null
  readonly p99: number | null
  readonly refused: number
  readonly errors: number
  /** at its end */
  readonly breaker: StatusResponse['payment']['breaker']['state']
  /** at its end */
  readonly unpaid: number
}

export type LoadStory = {
  /** whether every request was taken, the breaker opened and closed, all is paid, and all checks hold */
  readonly ok: boolean
  readonly parts: readonly Part[]
  /** of all requests, in percent */
  readonly availability: number
  readonly refused: number
  /** whether nothing is unpaid at the end */
  readonly settled: boolean
  readonly peakUnpaid: number
  readonly verify: VerifyResponse
}

/** Who watches the story. */
export type StoryAudience = {
  readonly onBegin: (part: PartName) => void
  readonly onEnd: (part: Part) => void
  readonly onProgress: (status: StatusResponse, second: Second | undefined) => void
}

const LOOK_EVERY_MS = 250
/** Longer than any part takes on a slow machine. */
const PATIENCE_MS = 120_000

/** Plays the story: a load goes on while the gateway is slower than the time-out, and after that. */
export async function playLoadStory(
  stage: Stage,
  { plan, pace }: { readonly plan: LoadPlan; readonly pace: StoryPace },
  audience: StoryAudience,
): Promise<LoadStory> {
  const { admin, as, url, signal } = stage
  const people = { admin, nobody: as(undefined) }
  const { places, customers } = await makeHall(people, plan, { signal, signedUp: () => undefined })
  const { connections, perSecond, mix, run } = plan
  const tokens = customers.map(({ token }) => token)
  let latest: Second | undefined
  const job = {
    url,
    connections,
    perSecond,
    mix,
    tokens,
    places,
    run,
    forMs: PARTS.length * PATIENCE_MS,
  }
  const running = startLoad(job, (second) => {
    latest = second
  })
  const watch = watchStatus(stage, (status) => audience.onProgress(status, latest))
  try {
    const parts = await goThrough(stage, { plan, pace, running, watch }, audience)
    const { tally } = await running.ended
    const verify = await admin.verify()
    return toldOf(parts, { tally, verify, peakUnpaid: watch.peakUnpaid() })
  } finally {
    await running.kill()
  }
}

type Going = {
  readonly plan: LoadPlan
  readonly pace: StoryPace
  readonly running: Running
  readonly watch: Watch
}

async function goThrough(
  { admin }: Stage,
  { plan, pace, running, watch }: Going,
  { onBegin, onEnd }: StoryAudience,
): Promise<Part[]> {
  const parts: Part[] = []
  const during = async (part: PartName, what: () => Promise<unknown>, tally = running.part) => {
    onBegin(part)
    await what()
    const told = partOf(part, await tally(), await admin.status())
    parts.push(told)
    onEnd(told)
  }
  const { until, pass } = watch
  await during('calm', () => pass(pace.calmMs))
  await admin.turnKnobs({ latency: SLOW })
  await during('slow', () => until(isOpen, PATIENCE_MS))
  await during('open', () => pass(pace.openMs))
  await admin.resetKnobs()
  await during('fast', () => until(isClosed, PATIENCE_MS))
  const isWorkedOff = ({ payment }: StatusResponse) => payment.unpaid <= pace.perSecond / 2
  await during('catch-up', () => until(isWorkedOff, PATIENCE_MS))
  running.stop()
  const last = async () => (await running.ended).last
  await during('end', () => untilSettled(admin, plan.settleMs, () => undefined), last)
  return parts
}

const isOpen = ({ payment }: StatusResponse) => payment.breaker.state === 'open'
const isClosed = ({ payment }: StatusResponse) => payment.breaker.state === 'closed'

type Watch = {
  /** Waits until it is so, at most so long. */
  readonly until: (isSo: (status: StatusResponse) => boolean, patienceMs: number) => Promise<void>
  readonly pass: (ms: number) => Promise<void>
  readonly peakUnpaid: () => number
}

/** Looks at the status again and again while the story waits. */
function watchStatus({ admin, signal }: Stage, seen: (status: StatusResponse) => void): Watch {
  let peak = 0
  const until: Watch['until'] = async (isSo, patienceMs) => {
    const end = performance.now() + patienceMs
    for (;;) {
      const status = await admin.status()
      peak = Math.max(peak, status.payment.unpaid)
      seen(status)
      const leftMs = end - performance.now()
      if (isSo(status) || leftMs <= 0) return
      await sleep(Math.min(LOOK_EVERY_MS, leftMs), undefined, { signal })
    }
  }
  return { until, pass: (ms) => until(() => false, ms), peakUnpaid: () => peak }
}

/** The figures of one part. */
export function partOf(
  part: PartName,
  { elapsedMs, perSecond, latency, refusals, errors }: Tally,
  { payment }: StatusResponse,
): Part {
  return {
    ...{ part, seconds: elapsedMs / 1000, perSecond },
    ...{ p50: latency?.p50 ?? null, p99: latency?.p99 ?? null },
    ...{ refused: sum(refusals), errors: sum(errors) },
    ...{ breaker: payment.breaker.state, unpaid: payment.unpaid },
  }
}

/** What the story has shown. */
export function toldOf(
  parts: readonly Part[],
  { tally, verify, peakUnpaid }: { tally: Tally; verify: VerifyResponse; peakUnpaid: number },
): LoadStory {
  const { availability, refusals } = tally
  const last = parts.at(-1)
  const refused = sum(refusals)
  const settled = last?.unpaid === 0
  const hasOpened = parts.some(({ breaker }) => breaker === 'open')
  const breakerClosed = hasOpened && last?.breaker === 'closed'
  const allTaken = availability >= 100 && refused === 0
  const ok = allTaken && breakerClosed && settled && verify.ok
  return { ok, parts, availability, refused, settled, peakUnpaid, verify }
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((all, count) => all + count, 0)
