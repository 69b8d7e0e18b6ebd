import { type Command, Option } from 'commander'
import type { Context } from '../context.ts'
import { DONE, FAILED } from '../exit-code.ts'
import { help } from '../words/words.ts'
import { withContext } from './action.ts'
import { leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { playDemo } = lazily(() => import('../commands/demo.ts'))
const { playOutage } = lazily(() => import('../commands/outage.ts'))
const { printDemo } = lazily(() => import('../output/demo.ts'))
const { showOutage } = lazily(() => import('../output/outage-demo.ts'))

type DemoFlags = {
  readonly season?: boolean
  readonly outage?: boolean
  readonly short?: boolean
}

/** The command that shows the whole system with a story. */
export function addDemo(program: Command): void {
  leaf(
    program,
    'demo',
    help().about.demo.about,
    'demo',
    'demo --season',
    'demo --outage',
    'demo --json',
  )
    .addOption(new Option('--season', help().about.demo.season).conflicts('outage'))
    .option('--outage', help().about.demo.outage)
    // For tests: the whole story of an outage in a fifth of the time.
    .addOption(new Option('--short').implies({ outage: true }).hideHelp())
    .action(
      withContext(async (context, { season, outage, short }: DemoFlags) => {
        if (outage) return demoOutage(context, short)
        const story = season ? 'season' : 'bookings'
        const { ok } = await printDemo(context, (show) => playDemo(context, story, show))
        return ok ? DONE : FAILED
      }),
    )
}

async function demoOutage(context: Context, short = false): Promise<number> {
  const { ok } = await showOutage(context, (audience) => playOutage(context, { short }, audience))
  return ok ? DONE : FAILED
}
