// npm run storm: shows that payment trouble never stops the box office.
// Without an option: 200 bookings a second for 90 s, while the card company is well, then slow and failing, then well
// again.
// `-- --refuse`: the same, and bookings are refused while the breaker is open.
// `-- --flat-out`: 100 connections book as fast as they can for 60 s, and the card company takes 400 to 620 ms.
// `-- --knobs`: everything that can go wrong at the card company, one by one and all together.
// `-- --restart`: the daemon is restarted while the breaker is open.
// `--seconds N` sets the time, `--per-second N` and `--connections N` set the load.

import { type Finding, report } from '../lab/findings.ts'
import { readOptions } from '../lab/options.ts'
import { main, SetupError } from '../setup.mjs'
import { flatOut } from './storm/flat-out.ts'
import { turnEveryKnob } from './storm/knobs.ts'
import { restart } from './storm/restart.ts'
import { trouble } from './storm/trouble.ts'

type Effort = {
  readonly seconds: number
  readonly perSecond: number
  readonly connections: number
}
type Storm = {
  readonly seconds: number
  readonly run: (effort: Effort, say: (line: string) => void) => Promise<Finding[]>
}

/** The storms, each with its usual length in seconds. */
const STORMS = {
  trouble: { seconds: 90, run: (effort, say) => trouble({ ...effort, refuse: false }, say) },
  refuse: { seconds: 90, run: (effort, say) => trouble({ ...effort, refuse: true }, say) },
  'flat-out': { seconds: 60, run: flatOut },
  knobs: { seconds: 120, run: turnEveryKnob },
  restart: { seconds: 30, run: restart },
} satisfies Readonly<Record<string, Storm>>

/** The storms that have an option. Without one, the first storm above is run. */
const KINDS = ['refuse', 'flat-out', 'knobs', 'restart'] as const

const OPTIONS = {
  refuse: false,
  'flat-out': false,
  knobs: false,
  restart: false,
  /** 0 means the usual length */
  seconds: 0,
  'per-second': 200,
  connections: 100,
}

await main(async () => {
  const options = readOptions(process.argv.slice(2), OPTIONS)
  const chosen = KINDS.filter((kind) => options[kind])
  if (chosen.length > 1)
    throw new SetupError(`One storm at a time, not --${chosen.join(' and --')}.`)
  const storm = STORMS[chosen[0] ?? 'trouble']
  const effort = {
    seconds: options.seconds || storm.seconds,
    perSecond: options['per-second'],
    connections: options.connections,
  }
  return report(await storm.run(effort, console.log))
})
