import { setTimeout as sleep } from 'node:timers/promises'
import { type Running, startLoad } from '../../packages/cli/src/load/generator.ts'
import { type LoadJob, USUAL_MIX } from '../../packages/cli/src/load/job.ts'
import { type Finding, finding, same } from '../lab/findings.ts'
import { openTemporaryOffice, settle, statusOf, type TemporaryOffice } from '../lab/office.ts'
import { registerMusical, signUpCustomers } from '../lab/stage.ts'
import { verified } from '../proofs/verified.ts'
import { headLine, plots, sampleLine } from './picture.ts'
import { type Sample, takeSample } from './sample.ts'
import { floorsOf, isFlat, type Point, trendOf } from './trend.ts'

export type SoakSettings = {
  readonly seconds: number
  readonly connections: number
  /** between two samples, in seconds */
  readonly every: number
}

const CUSTOMERS = 100
const SEATING = { performances: 20, grades: ['R'], seats: 100_000 }
/** How long the first load takes, which shows how much the machine bears (s): at most this, or a tenth of the run. */
const TRIAL_S = 20
const SETTLE_MS = 600_000

/**
 * Half of the load that the machine bears, for a long time: memory, descriptors and write-ahead log have to stay as they are.
 * What it bears is measured first: bookings are only borne if they are also paid, so the time until all is paid counts.
 */
export async function soak(
  settings: SoakSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const office = await openTemporaryOffice()
  try {
    const trial = await startJob(office, settings, null, Math.min(TRIAL_S, settings.seconds / 10))
    const { tally } = await trial.ended
    const settledMs = await timed(() => settle(office, SETTLE_MS))
    const borne = (tally.transactions * 1000) / (tally.elapsedMs + settledMs)
    const perSecond = Math.max(1, Math.round(borne / 2))
    say(
      `${settings.connections} connections send ${tally.perSecond.toFixed(0)} requests a second; with their payments ${borne.toFixed(0)} are borne.`,
    )
    say(`Half of that, ${perSecond} a second, for ${settings.seconds} s:\n${headLine()}`)

    const running = await startJob(office, settings, perSecond, settings.seconds)
    const samples = await sampled(office, running, settings, say)
    const { tally: whole } = await running.ended
    say(`\n${plots(samples)}\n`)
    await settle(office, SETTLE_MS)
    return [
      same(
        'requests without an answer',
        whole.tries - answered(whole.availability, whole.tries),
        0,
      ),
      ...steadiness(samples),
      await verified(office),
    ]
  } finally {
    await office.close()
  }
}

const answered = (availability: number, tries: number) => Math.round((availability * tries) / 100)

async function startJob(
  { client, adminToken, daemon }: TemporaryOffice,
  { connections }: SoakSettings,
  perSecond: number | null,
  seconds: number,
): Promise<Running> {
  const run = crypto.randomUUID()
  const places = await registerMusical(client, adminToken, SEATING)
  const customers = await signUpCustomers(client, CUSTOMERS, `Soak${run}`)
  const job: LoadJob = {
    ...{ url: daemon.url, connections, perSecond, places, run },
    ...{ forMs: seconds * 1000, mix: USUAL_MIX, tokens: customers.map(({ token }) => token) },
  }
  return startLoad(job, () => undefined)
}

async function sampled(
  office: TemporaryOffice,
  running: Running,
  { seconds, every }: SoakSettings,
  say: (line: string) => void,
): Promise<Sample[]> {
  const { daemon, home } = office
  const begun = performance.now()
  const samples: Sample[] = []
  for (let n = 1; n * every < seconds; n++) {
    await sleep(Math.max(0, begun + n * every * 1000 - performance.now()))
    const { payment } = await statusOf(office)
    const at = (performance.now() - begun) / 1000
    const sample = takeSample(at, { pid: daemon.pid, home }, await running.part(), payment.unpaid)
    samples.push(sample)
    say(sampleLine(sample))
  }
  return samples
}

/** Longer than it takes until the collector of a daemon under half load has run (s). */
const COLLECTION_S = 180

/** What may grow, in parts of the mean or in its own unit: the collector and the pages of SQLite make that much noise. */
const QUANTITIES = [
  { name: 'memory', of: 'mib', unit: 'MiB', share: 0.1, slack: 16 },
  { name: 'descriptors', of: 'files', unit: '', share: 0, slack: 3 },
  { name: 'write-ahead log', of: 'walMib', unit: 'MiB', share: 0.25, slack: 4 },
  { name: 'unpaid bookings', of: 'unpaid', unit: '', share: 0.5, slack: 50 },
] as const

/** Shows that nothing grows over the second half of the run. */
export function steadiness(samples: readonly Sample[]): Finding[] {
  return QUANTITIES.map(({ name, of, unit, ...bounds }) => {
    const points = samples.flatMap((sample): Point[] => {
      const value = sample[of]
      return value === undefined ? [] : [[sample.at, value]]
    })
    const trend = trendOf(of === 'mib' ? floorsOf(points, COLLECTION_S) : points)
    const detail =
      trend.growth === undefined
        ? 'the run was too short to say'
        : `grows by ${trend.growth.toFixed(1)} over the second half, mean ${trend.mean.toFixed(1)} ${unit}`
    return finding(`flat: ${name}`, isFlat(trend, bounds), detail.trimEnd())
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
