import type { Command } from 'commander'
import type { SeatsShownOptions } from '../commands/seats.ts'
import type { SeatsNow } from '../hall/seats-now.ts'
import type { Paint } from '../output/paint.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { showSeats } = lazily(() => import('../commands/seats.ts'))
const { seatsText } = lazily(() => import('../output/seats.ts'))
const { heldNote } = lazily(() => import('../output/hold.ts'))

/** The command about the seats of a performance that have numbers. */
export function addSeats(program: Command): void {
  leaf(
    program,
    'seats [performance]',
    help().halls.seats.about,
    'seats PF-7KQ',
    'seats PF-7KQ --grade VIP',
    `seats PF-7KQ --jq '.seats[] | select(.state == "free") | .id'`,
  )
    .option('--grade <grade>', help().halls.seats.grade)
    .action(
      prints(async (context, performance: string | undefined, options: SeatsShownOptions) => {
        const { data, held, ...drawn } = await showSeats(context, performance, options)
        return {
          data,
          text: (shown: SeatsNow, paint: Paint, room: number) =>
            seatsText(shown, drawn, paint, room),
          note: held && (await heldNote(held)),
        }
      }),
    )
}
