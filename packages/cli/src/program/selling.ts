import type { Command } from 'commander'
import type { ListOptions } from '../commands/list.ts'
import type { PerformanceOptions, RegisterOptions } from '../commands/musical.ts'
import { usage } from '../failure.ts'
import { currencyCode, namedGrade } from '../input/grades.ts'
import { price, seatCount, wholeNumber } from '../input/numbers.ts'
import { performanceTime } from '../input/when.ts'
import { prints } from './action.ts'
import { examples, gather, listOptions, moreNote, noun } from './describe.ts'

const load = {
  musical: () => import('../commands/musical.ts'),
  performance: () => import('../commands/performance.ts'),
  text: () => import('../output/musical.ts'),
}

/** What the people who sell seats use: musicals and their performances. */
export function addSelling(program: Command): void {
  const musical = noun(program, 'musical', 'what is on sale')
  addRegister(musical)

  listOptions(musical.command('list').description('all musicals, newest first')).action(
    prints(async (context, options: ListOptions) => {
      const data = await (await load.musical()).listMusicals(context, options)
      return { data, text: async () => (await load.text()).musicalsText, note: moreNote(data) }
    }),
  )
  examples(
    musical.command('show').argument('[musical]', 'an id, or the start of one'),
    'musical show MU-7KQ',
  )
    .description('one musical')
    .action(
      prints(async (context, id: string | undefined) => ({
        data: await (await load.musical()).showMusical(context, id),
        text: async () => (await load.text()).musicalText,
      })),
    )
  addPerformances(noun(program, 'performance', 'the dates of a musical, and their seats'))
}

type RegisterFlags = RegisterOptions & { readonly file?: string }

function addRegister(musical: Command): void {
  const register = seatOptions(
    musical.command('register').argument('[title]'),
  )
    .description('put a musical on sale, or a whole season (admin)')
    .option('--venue <venue>', 'where it plays')
    .option('--running-minutes <n>', 'how long it takes', (text) =>
      wholeNumber('--running-minutes', text, 1, 1000),
    )
    .option('--file <season.yaml>', 'many musicals at once, all or nothing')
  examples(
    register,
    'musical register Hadestown --venue "LG Arts Center" --at "2027-03-02 19:30" --seats 300 --price 66000',
    'musical register Wicked --venue "Opera House" --at 2027-02-16T19:30+09:00 --grade VIP:372:190000 --grade R:434:152000',
    'musical register --file season.yaml',
  ).action(
    prints(async (context, title: string | undefined, options: RegisterFlags) => {
      const { file } = options
      if (file === undefined)
        return {
          data: await (await load.musical()).registerMusical(context, title, options),
          text: async () => (await load.text()).registeredText,
        }
      refuseBeside(title, options)
      return {
        data: await (await import('../commands/season.ts')).importSeason(context, file),
        text: async () => (await load.text()).seasonText,
      }
    }),
  )
}
