import { REFUND_PRESETS } from '@outerpark/core/names'
import { type Command, Option } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { PerformanceOptions, RegisterOptions } from '../commands/musical.ts'
import type { PerformanceListOptions } from '../commands/performance.ts'
import { usage } from '../failure.ts'
import { runningMinutes } from '../input/numbers.ts'
import { isLocal, rangeEnd, timeZone } from '../input/when.ts'
import { help, words } from '../words/words.ts'
import { prints } from './action.ts'
import { addChanges, addEdit } from './changes.ts'
import {
  firstLeaf,
  leaf,
  moreNote,
  withKey,
  withListOptions,
  withPerformanceOptions,
} from './describe.ts'
import { addChange } from './grade-change.ts'
import { lazily } from './lazily.ts'
import { addOffSale } from './off-sale.ts'
import { addPlans } from './plans.ts'
import { addSaleTerms } from './sale-terms.ts'

const { listMusicals, registerMusical, showMusical } = lazily(
  () => import('../commands/musical.ts'),
)
const { importSeason } = lazily(() => import('../commands/season.ts'))
const { addPerformances, listPerformances, showPerformance } = lazily(
  () => import('../commands/performance.ts'),
)
const text = lazily(() => import('../output/musical.ts'))

/** Commands for musicals and their performances. */
export function addSelling(program: Command): void {
  addMusical(program.command('musical').description(help().selling.musical.about))
  addPerformance(program.command('performance').description(help().selling.performance.about))
}

type RegisterFlags = RegisterOptions & { readonly file?: string }

function addMusical(musical: Command): void {
  const register = leaf(
    musical,
    'register [title]',
    help().selling.musical.register.about,
    'musical register Hadestown --venue "LG Arts Center" --at "2027-03-02 19:30" --seats 300 --price 66000',
    'musical register Wicked --venue "Opera House" --at 2027-02-16T19:30+09:00 --grade VIP:372:190000 --grade R:434:152000',
    'musical register Rent --venue "Studio" --at 2027-03-02T19:30+09:00 --hall HA-7KQ --price VIP:170000 --price R:140000',
    'musical register --file season.yaml',
  )
  withKey(withPerformanceOptions(register))
    .option('--venue <venue>', help().selling.musical.register.venue)
    .option('--running-minutes <n>', help().selling.musical.register.minutes, runningMinutes)
    .option('--time-zone <zone>', help().selling.musical.register.zone, timeZone)
    .addOption(refundOption(help().selling.musical.register.refund))
    .option('--file <season.yaml>', help().selling.musical.register.file)
    .action((title: string | undefined, options: RegisterFlags, command: Command) =>
      options.file === undefined
        ? registerOne(title, options, command)
        : registerSeason(title, options.file, options, command),
    )

  withListOptions(
    firstLeaf(
      musical,
      'list',
      help().selling.musical.list.about,
      'musical list',
      'musical list --json',
    ),
  ).action(
    prints(async (context, options: ListOptions) => {
      const data = await listMusicals(context, options)
      return { data, text: text.musicalsText, note: moreNote(data) }
    }),
  )

  addEdit(musical)
  leaf(musical, 'show [musical]', help().selling.musical.show.about, 'musical show MU-7KQ').action(
    prints(async (context, id: string | undefined) => ({
      data: await showMusical(context, id),
      text: text.shownMusicalText,
    })),
  )
}

const refundOption = (about: string): Option =>
  new Option('--refund <policy>', about).choices(REFUND_PRESETS)

const registerOne = prints(async (context, title: string | undefined, options: RegisterOptions) => {
  const data = await registerMusical(context, title, options)
  // A hall knows its zone.
  const isOpen = options.timeZone === undefined && options.hall === undefined
  const local = isOpen && options.at?.every(isLocal)
  return {
    data,
    text: text.registeredText,
    note: local ? words().seasons.readIn(data.musical.timeZone ?? '') : undefined,
  }
})

const registerSeason = prints(
  async (context, title: string | undefined, file: string, options: RegisterOptions) => {
    const { venue, at, seats, price, grade, hall, runningMinutes, timeZone, refund } = options
    if (
      [title, venue, at, seats, price, grade, hall, runningMinutes, timeZone, refund].some(
        (each) => each !== undefined,
      )
    )
      throw usage(({ seasons }) => seasons.allFromFile)
    return {
      data: await importSeason(context, file),
      text: text.seasonText,
    }
  },
)

function addPerformance(performance: Command): void {
  const add = leaf(
    performance,
    'add [musical]',
    help().selling.performance.add.about,
    'performance add MU-7KQ --at "2027-03-03 19:30" --seats 300 --price 66000',
    'performance add MU-7KQ --at "2027-03-03 19:30" --hall "Studio 400" --price VIP:170000 --price R:140000',
  )
  withKey(withPerformanceOptions(add))
    .addOption(refundOption(help().selling.performance.add.refund))
    .action(
      prints(async (context, musical: string | undefined, options: PerformanceOptions) => ({
        data: await addPerformances(context, musical, options),
        text: text.addedText,
      })),
    )

  addChange(performance)
  addPlans(performance)
  addOffSale(performance)
  addChanges(performance)
  addSaleTerms(performance)

  const list = firstLeaf(
    performance,
    'list',
    help().selling.performance.list.about,
    'performance list',
    'performance list --from 2027-02-16 --to 2027-02-20 --available',
    'performance list --musical MU-7KQ --json',
  )
  withListOptions(list)
    .option('--musical <musical>', help().selling.performance.list.musical)
    .option('--title <text>', help().selling.performance.list.title)
    .option('--from <time>', help().selling.performance.list.from, rangeEnd('--from', 'begin'))
    .option('--to <time>', help().selling.performance.list.to, rangeEnd('--to', 'end'))
    .option('--available', help().selling.performance.list.available)
    .option('--past', help().selling.performance.list.past)
    .action(
      prints(async (context, options: PerformanceListOptions) => {
        const data = await listPerformances(context, options)
        return {
          data,
          text: text.performancesText,
          note: moreNote(data),
        }
      }),
    )

  leaf(
    performance,
    'show [performance]',
    help().selling.performance.show.about,
    'performance show PF-7KQ --json',
  ).action(
    prints(async (context, id: string | undefined) => ({
      data: await showPerformance(context, id),
      text: text.performanceText,
    })),
  )
}
