import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compare, type Figure, median } from '../bench/figure.ts'
import type { LoadResult } from '../bench/load-job.ts'
import { faultsOf, loadLine } from '../bench/load-text.ts'
import { seedHome } from '../bench/seed/seed.ts'
import { copyHome, makeHome, removeHome } from '../lab/daemon.ts'
import { type Finding, none } from '../lab/findings.ts'
import { type Beside, bookAlone, bookBeside } from './beside.ts'
import { type Restored, restoreAndCompare } from './restored.ts'

export type BackupPlan = {
  readonly reservations: number
  /** how long each load takes */
  readonly seconds: number
  readonly connections: number
  /** pairs of a load alone and one beside backups */
  readonly rounds: number
}

type Turn = { readonly alone: LoadResult; readonly beside: Beside }

/**
 * Fills a box office, and lets people book in it with backups beside them and without, in turns: so what else the machine
 * does slows both. The last backup is restored, and compared with the box office from which it is.
 */
export async function measureBackups(
  plan: BackupPlan,
  say: (line: string) => void,
): Promise<{ readonly figures: readonly Figure[]; readonly findings: readonly Finding[] }> {
  const home = makeHome()
  const places = makeHome()
  try {
    await seedHome(home, plan.reservations, say)
    const turns: Turn[] = []
    let restored: Restored | undefined
    for (let turn = 1; turn <= plan.rounds; turn++) {
      const alone = await withCopy(home, (copy) => bookAlone(copy, plan))
      say(loadLine('without a backup', alone))
      const folder = join(places, `${turn}`)
      mkdirSync(folder, { mode: 0o700 })
      const beside = await withCopy(home, async (copy) => {
        const booked = await bookBeside(copy, folder, plan)
        say(loadLine('beside backups', booked.load))
        say(`${booked.backups.length} backups, ${booked.backups.map(secondsText).join(', ')}`)
        if (turn === plan.rounds) restored = await restoreAndCompare(copy, booked, places, say)
        return booked
      })
      removeHome(folder)
      turns.push({ alone, beside })
    }
    if (!restored) throw new Error('Nothing was measured: there has to be one round at least.')
    const faults = turns.flatMap(({ alone, beside }) =>
      [alone, beside.load].flatMap((load) => faultsOf(load)),
    )
    const findings = [none('bookings without an answer of 201', faults), ...restored.findings]
    return { figures: figuresOf(turns, restored), findings }
  } finally {
    removeHome(home)
    removeHome(places)
  }
}

const secondsText = ({ seconds }: { readonly seconds: number }) => `${seconds.toFixed(1)} s`

function figuresOf(turns: readonly Turn[], { restoreSeconds, readySeconds }: Restored): Figure[] {
  const compared = (
    named: Pick<Figure, 'name' | 'unit' | 'target'>,
    of: (load: LoadResult) => number,
  ) => {
    const beside = turns.map((turn) => of(turn.beside.load))
    return compare(
      named,
      beside,
      turns.map((turn) => of(turn.alone)),
    )
  }
  const backups = turns.flatMap(({ beside }) => beside.backups.map(({ seconds }) => seconds))
  return [
    compared(
      { name: 'bookings beside backups', unit: '/s', target: { atLeast: 0.8 } },
      ({ perSecond }) => perSecond,
    ),
    compared({ name: '  p50', unit: 'ms' }, ({ p50 }) => p50),
    compared({ name: '  p99', unit: 'ms', target: { atMost: 2 } }, ({ p99 }) => p99),
    { name: 'a backup beside bookings', unit: 's', ours: median(backups), target: { atMost: 15 } },
    { name: 'restore', unit: 's', ours: restoreSeconds },
    { name: 'restore to ready', unit: 's', ours: readySeconds, target: { atMost: 20 } },
  ]
}

/** Each load has a box office as it was filled: otherwise the payments of the one before would run beside it. */
async function withCopy<Result>(home: string, use: (copy: string) => Promise<Result>) {
  const copy = copyHome(home)
  try {
    return await use(copy)
  } finally {
    removeHome(copy)
  }
}
