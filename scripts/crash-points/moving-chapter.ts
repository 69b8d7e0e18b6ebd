import {
  editMusical,
  movePerformance,
  recastPerformance,
  sendMessage,
} from '@outerpark/core/musical'
import type { StoreOperation } from '@outerpark/core/ports'
import { accepted } from '../lab/outcome.ts'
import type { Order } from './people.ts'
import type { Season, Telling } from './telling.ts'

const STARTS_AT = '2027-01-14T19:30+09:00'
const LATER = '2027-01-20T20:00+09:00'
const VIP = { grade: 'VIP', seats: 6, price: { amount: 190_000, currency: 'KRW' } }
const CAST = [{ role: '크리스틴', name: '민지' }]
/** How often to look whether everybody has been told, in milliseconds. */
const LOOK_MS = 200

/**
 * A performance is moved, its cast is changed, its musical gets another title, and the house writes to who has booked. Two customers hear
 * of all of it, and one of them takes everything back.
 */
export async function moveAndTell(telling: Telling, season: Season): Promise<void> {
  const { people, promises, settled, world } = telling
  const { jun, musicalId } = season
  const performances = [
    { startsAt: STARTS_AT, grades: [VIP], refund: { rules: [], until: 'start' } },
  ]
  const added = await people.adds(
    { musicalId, performances: performances as Parameters<typeof people.adds>[0]['performances'] },
    'add one that will be moved',
  )
  const [performance] = added.performances
  if (!performance) throw new Error('Nothing was added.')
  const performanceId = performance.id
  const order = (over: Partial<Order>) => season.order({ performanceId, ...over })
  const [, leaves] = await Promise.all([
    people.books('stays', order({ seats: 2 })),
    people.books('leaves', order({ customer: jun })),
  ])
  promises.ends('stays', 'confirmed')
  promises.ends('leaves', 'cancelled')
  await settled()

  const does = async <Command extends object>(
    key: string,
    operation: StoreOperation<Command, unknown>,
    command: Command,
  ) => accepted(await people.send({ key, body: command, command, operation }))
  const named = { performanceId, musicalId }
  await does('move it', movePerformance, { ...named, startsAt: LATER })
  await does('recast it', recastPerformance, { ...named, cast: CAST, material: true })
  await does('write', sendMessage, { performanceId, subject: '안내', text: '여섯 시에 엽니다.' })
  await does('rename it', editMusical, { musicalId, title: '팬텀', age: 8 })
  const isTold = async () =>
    (await world.ask(({ store }) => store.queries.openAnnouncements())).length === 0
  while (!(await isTold())) await world.wait(LOOK_MS)
  await settled()
  const heard = await world.ask(({ store }) => store.queries.announcements(performanceId))
  if (heard.some(({ told }) => told !== 2)) throw new Error(`Not all heard: ${heard.length}.`)
  accepted(await people.asksToCancel('take it back', leaves.id, jun))
  await does('rename it back', editMusical, { musicalId, title: '오페라의 유령' })
  while (!(await isTold())) await world.wait(LOOK_MS)
  await settled()
  const row = await world.ask(({ store }) => store.queries.reservation(leaves.id, {}))
  if (row?.refunded?.amount !== row?.amount.amount) throw new Error('Not all went back.')
}
