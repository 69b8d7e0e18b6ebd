import { REFUND_PRESETS } from '@outerpark/core/names'
import { type Command, Option } from 'commander'
import type { CastOptions, EditOptions, MessageOptions, MoveOptions } from '../commands/changes.ts'
import { castMember } from '../input/cast.ts'
import { ageFrom, runningMinutes } from '../input/numbers.ts'
import { performanceTime } from '../input/when.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { editMusical, listAnnouncements, movePerformance, recastPerformance, sendMessage } = lazily(
  () => import('../commands/changes.ts'),
)
const { movedText, recastText, toldText } = lazily(() => import('../output/changes.ts'))
const { musicalText } = lazily(() => import('../output/musical.ts'))

type MessageFlags = MessageOptions & { readonly told?: boolean }

/** The commands that change a performance, and of which everybody hears who has booked it. */
export function addChanges(performance: Command): void {
  const { changes, selling, shared } = help()
  const { reason } = selling.performance
  const move = 'performance move PF-7KQ --to "2027-01-12 19:30" --reason "the hall is flooded"'
  withKey(leaf(performance, 'move [performance]', changes.move.about, move))
    .option('--to <time>', changes.move.to, performanceTime)
    .option('--until <time>', changes.until, performanceTime)
    .option('--reason <text>', reason)
    .option('--yes', shared.yes)
    .action(
      prints(async (context, id: string | undefined, options: MoveOptions) => ({
        data: await movePerformance(context, id, options),
        text: movedText,
      })),
    )
  const cast = 'performance cast PF-7KQ --member "Mimi: Park Jihye" --material --yes'
  withKey(leaf(performance, 'cast [performance]', changes.cast.about, cast))
    .option('--member <role:name>', changes.cast.member, castMember)
    .option('--material', changes.cast.material)
    .option('--until <time>', changes.until, performanceTime)
    .option('--reason <text>', reason)
    .option('--yes', shared.yes)
    .action(
      prints(async (context, id: string | undefined, options: CastOptions) => ({
        data: await recastPerformance(context, id, options),
        text: recastText,
      })),
    )
  const message = 'performance message PF-7KQ --subject "Doors open at six" --file doors.txt'
  const told = 'performance message PF-7KQ --told'
  withKey(leaf(performance, 'message [performance]', changes.message.about, message, told))
    .option('--subject <text>', changes.message.subject)
    .option('--file <file>', changes.message.file)
    .addOption(
      new Option('--told', changes.message.told).conflicts(['subject', 'file', 'idempotencyKey']),
    )
    .option('--yes', shared.yes)
    .action(
      prints(async (context, id: string | undefined, { told, ...options }: MessageFlags) => ({
        data: await (told ? listAnnouncements(context, id) : sendMessage(context, id, options)),
        text: toldText,
      })),
    )
}

/** The command that changes facts of a musical. */
export function addEdit(musical: Command): void {
  const { changes, selling } = help()
  const examples = [
    'musical edit MU-7KQ --title "Hadestown" --running-time 150 --age 8',
    'musical edit MU-7KQ --refund kr-standard',
  ] as const
  withKey(leaf(musical, 'edit [musical]', changes.edit.about, ...examples))
    .option('--title <title>', changes.edit.title)
    .option('--running-time <minutes>', selling.musical.register.minutes, runningMinutes)
    .option('--age <years>', changes.edit.age, ageFrom)
    .option('--cast <role:name>', changes.cast.member, castMember)
    .option('--material', changes.cast.material)
    .addOption(new Option('--refund <policy>', changes.edit.refund).choices(REFUND_PRESETS))
    .option('--reason <text>', selling.performance.reason)
    .action(
      prints(async (context, id: string | undefined, options: EditOptions) => ({
        data: await editMusical(context, id, options),
        text: musicalText,
      })),
    )
}
