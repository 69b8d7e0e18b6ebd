import { cleanUp } from './clean.ts'
import { startLoad } from './generator.ts'
import { makeHall } from './hall.ts'
import type { LoadJob, Second, Tally } from './job.ts'
import type { LoadPlan } from './plan.ts'
import { type LoadReport, type Measured, measured, reported } from './report.ts'
import { untilSettled } from './settle.ts'
import type { Target } from './target.ts'

/** What is happening. `count` of `all`, if that is known. */
export type Progress =
  | { readonly step: 'sign-up'; readonly count: number; readonly all: number }
  | { readonly step: 'load'; readonly second: Second; readonly forMs: number }
  | { readonly step: 'drain' }
  | { readonly step: 'settle'; readonly unpaid: number }
  | { readonly step: 'clean'; readonly count: number }
  | { readonly step: 'verify' }

/** Who watches a load. */
export type Audience = {
  readonly onProgress: (progress: Progress) => void
  /** gets the figures as soon as the load is over */
  readonly onMeasured: (measured: Measured) => void | Promise<void>
  /** ends the load early; what comes after it is done all the same */
  readonly stop: AbortSignal
}

/** Loads a box office: makes what it needs, sends the load, waits until all is paid, and checks everything. */
export async function runLoad(
  target: Target,
  plan: LoadPlan,
  audience: Audience,
): Promise<LoadReport> {
  const { admin, url } = target
  const { onProgress, onMeasured, stop } = audience
  try {
    const { tally, seconds } = await load(target, plan, audience)
    const so = measured(plan, { url, tally, seconds, interrupted: stop.aborted })
    await onMeasured(so)
    const settle = () =>
      untilSettled(admin, plan.settleMs, (unpaid) => onProgress({ step: 'settle', unpaid }))
    const settled = await settle()
    const cleaned = plan.clean ? await clean(target, plan, audience) : null
    const refunded = cleaned ? await settle() : settled
    onProgress({ step: 'verify' })
    const both = { ...settled, settled: settled.settled && refunded.settled }
    return reported(so, { settled: both, verify: await admin.verify(), cleaned })
  } catch (error) {
    // What was made before it failed goes too.
    if (plan.clean) await clean(target, plan, audience)
    throw error
  }
}

async function load(
  target: Target,
  plan: LoadPlan,
  { onProgress, stop }: Audience,
): Promise<{ tally: Tally; seconds: readonly Second[] }> {
  const signedUp = (count: number) => onProgress({ step: 'sign-up', count, all: plan.customers })
  const { places, customers } = await makeHall(target, plan, { signal: stop, signedUp })
  const { connections, forMs, perSecond, mix, run } = plan
  const tokens = customers.map(({ token }) => token)
  const job: LoadJob = { url: target.url, connections, forMs, perSecond, mix, tokens, places, run }
  const seconds: Second[] = []
  const running = startLoad(job, (second) => {
    seconds.push(second)
    if (!stop.aborted) onProgress({ step: 'load', second, forMs })
  })
  const end = () => {
    onProgress({ step: 'drain' })
    running.stop()
  }
  if (stop.aborted) end()
  else stop.addEventListener('abort', end, { once: true })
  const { tally } = await running.ended
  stop.removeEventListener('abort', end)
  return { tally, seconds }
}

const clean = ({ admin }: Target, { run }: LoadPlan, { onProgress }: Audience) =>
  cleanUp(admin, run, (count) => onProgress({ step: 'clean', count }))
