import { type ApplySeason, applySeason } from '@outerpark/core/musical'
import { accepted } from '../lab/outcome.ts'
import type { Telling } from './telling.ts'

const price = (amount: number) => ({ amount, currency: 'KRW' })
const night = (day: string, amount: number) => ({
  startsAt: `2027-02-${day}T19:30+09:00`,
  grades: [{ grade: 'R', seats: 4, price: price(amount) }],
})
const TOURING = { key: 'touring', title: 'Once', venue: 'The Annex' }

/** A season file is applied, then a changed one, and then the same once more: that changes nothing. */
export async function applySeasons({ people, settled }: Telling): Promise<void> {
  const applies = async (key: string, ...performances: ReturnType<typeof night>[]) => {
    const command: ApplySeason = { musicals: [{ ...TOURING, performances }], prune: 'close' }
    const { steps } = accepted(
      await people.send({ key, body: command, operation: applySeason, command }),
    )
    return steps.length
  }
  const did = [
    await applies('apply a season', night('01', 60_000), night('02', 60_000)),
    await applies('apply another', night('01', 70_000), night('03', 60_000)),
    await applies('apply it again', night('01', 70_000), night('03', 60_000)),
  ]
  // A musical with two dates; a price, a date and one whose sale is closed; nothing.
  if (did.join() !== '3,3,0') throw new Error(`The seasons had ${did.join()} steps.`)
  await settled()
}
