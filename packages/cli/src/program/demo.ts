import { type Command, Option } from 'commander'
import type { Context } from '../context.ts'
import { DONE, FAILED } from '../exit-code.ts'
import { help, words } from '../words/words.ts'
import { withContext } from './action.ts'
import { leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { playDemo } = lazily(() => import('../commands/demo.ts'))
const { playOutage } = lazily(() => import('../commands/outage.ts'))
const { ensureDaemon } = lazily(() => import('../daemon/ensure.ts'))
const { printDemo, whatNext } = lazily(() => import('../output/demo.ts'))
const { showOutage } = lazily(() => import('../output/outage-demo.ts'))

type DemoFlags = {
  readonly leaveDaemon?: boolean
  readonly outage?: boolean
  readonly short?: boolean
}

/** The command that shows the whole system with a story. */
export function addDemo(program: Command): void {
  leaf(program, 'demo', help().about.demo.about, 'demo', 'demo --outage', 'demo --json')
    .option('--outage', help().about.demo.outage)
    // `npm start` on a terminal uses this, so that its user can go on from there.
    .addOption(new Option('--leave-daemon', help().about.demo.leaveDaemon).hideHelp())
    // For tests: the whole story of an outage in a fifth of the time.
    .addOption(new Option('--short').implies({ outage: true }).hideHelp())
    .action(
      withContext(async (context, { leaveDaemon, outage, short }: DemoFlags) => {
        if (outage) return demoOutage(context, short)
        const { ok } = await printDemo(context, (show) => playDemo(context, show))
        if (leaveDaemon) {
          try {
            for (const line of await whatNext(await ensureDaemon(context), context))
              context.say(line)
          } catch (error) {
            // The exit code is about the story, which is over.
            const why = error instanceof Error ? error.message : String(error)
            context.say(words().story.wentWell(why))
          }
        }
        return ok ? DONE : FAILED
      }),
    )
}

async function demoOutage(context: Context, short = false): Promise<number> {
  const { ok } = await showOutage(context, (audience) => playOutage(context, { short }, audience))
  return ok ? DONE : FAILED
}
