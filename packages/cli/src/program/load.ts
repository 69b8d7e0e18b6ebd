import { type Command, Option } from 'commander'
import { DONE, FAILED } from '../exit-code.ts'
import { connections, count, duration, seatCount } from '../input/numbers.ts'
import { parseMix } from '../load/mix.ts'
import type { LoadFlags } from '../load/plan.ts'
import { help } from '../words/words.ts'
import { prints, withContext } from './action.ts'
import { firstLeaf, leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { cleanLoads, load, loadStory } = lazily(() => import('../commands/load.ts'))
const { showLoad, stopSignal } = lazily(() => import('../output/load-live.ts'))
const { showLoadStory } = lazily(() => import('../output/load-story.ts'))
const { cleanedText } = lazily(() => import('../output/load.ts'))

type StoryFlags = LoadFlags & { readonly story?: boolean; readonly short?: boolean }

/** Commands that load the box office, to see what it bears. */
export function addLoad(program: Command): void {
  const group = program.command('load').description(help().load.about)
  addRun(group)
  leaf(group, 'clean', help().load.clean.about, 'load clean').action(
    prints(async (context) => ({ data: await cleanLoads(context), text: cleanedText })),
  )
}

function addRun(group: Command): void {
  const texts = help().load.run
  const time = (name: string, about: string, usual: string) =>
    new Option(name, about)
      .argParser((text) => duration(text, name.split(' ').at(-2) ?? name))
      .default(duration(usual), usual)
  firstLeaf(
    group,
    'run',
    texts.about,
    'load -c 100 -t 60s',
    'load -c 50 -t 30s --rate 500 --json',
    'load -c 100 -t 20s --seats 500 --clean',
    'load --story',
  )
    .option('-c, --connections <n>', texts.connections, connections, 25)
    .addOption(time('-t, --time <time>', texts.time, '30s'))
    .option('--rate <n>', texts.rate, (text) => count(text, '--rate'))
    .option('--seats <n>', texts.seats, (text) => seatCount(text))
    .option('--customers <n>', texts.customers, (text) => count(text, '--customers'))
    .option('--mix <mix>', texts.mix, parseMix)
    .addOption(time('--settle <time>', texts.settle, '120s'))
    .option('--clean', texts.clean)
    .option('--story', texts.story)
    // For tests: the story in a quarter of the time.
    .addOption(new Option('--short').implies({ story: true }).hideHelp())
    .option('--against-remote', texts.againstRemote)
    .option('--yes-i-mean-it', texts.yesIMeanIt)
    .action(
      withContext(async (context, { story, ...flags }: StoryFlags) => {
        if (story) {
          const told = await showLoadStory(context, (audience) =>
            loadStory(context, flags, audience),
          )
          return told.ok ? DONE : FAILED
        }
        const stop = await stopSignal()
        const { ok } = await load(context, flags, (run) => showLoad(context, stop, run))
        return ok ? DONE : FAILED
      }),
    )
}
