import { hallPlan } from '@outerpark/core/contract'
import { seatOf } from '@outerpark/core/hall'
import { expect, test, vi } from 'vitest'
import type { Client } from '../../client/client.ts'
import type { SeatsChange } from '../../client/halls.ts'
import { Failure } from '../../failure.ts'
import type { Known } from './feed.ts'
import { keepCurrent, UNKNOWN } from './feed.ts'
import { followHold, type OwnHold } from './hold.ts'
import { followSeats, type HallSeats, makeMaps, withChange } from './seats.ts'

const plan = hallPlan.parse({
  ...{ hall: 'Small', timezone: 'UTC', focus: '1/A/1' },
  levels: [{ name: '1', rows: 'A 1-4' }],
  grades: [{ name: 'R', seats: ['*'] }],
})

const hall = { id: 'HA-1', version: 1 }

/** A box office whose stream gives these messages, and then stays open. */
function officeWith(changes: readonly SeatsChange[]) {
  const hallVersion = vi.fn(async (_id: string, _version: number) => ({ plan }))
  const client = {
    seatStates: async () => ({ hall, states: '....' }),
    hallVersion,
    async *followSeats(_: string, signal: AbortSignal) {
      yield* changes
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
    },
  } as unknown as Client // all that is used
  return { client, hallVersion }
}

/** Follows until the value is as wanted. */
async function followed(client: Client, isThere: (seats: HallSeats) => boolean) {
  const maps = makeMaps()
  const ending = new AbortController()
  const seen: HallSeats[] = []
  await new Promise<void>((resolve) => {
    const changed = ({ value }: Known<HallSeats>): void => {
      if (value && seen.at(-1) !== value) seen.push(value)
      if (value && isThere(value)) resolve()
    }
    void keepCurrent(followSeats(client, maps, 'PF-1'), changed, ending.signal, UNKNOWN)
  })
  ending.abort()
  return { seen, maps }
}
const textOf = ({ states }: HallSeats): string => String.fromCharCode(...states)

test('the seats are read, and follow the stream: all of them, and then those that change', async () => {
  const { client, hallVersion } = officeWith([
    { hall, states: '.x.-' },
    { position: 2, seats: { '1/A/1': 'x', '1/A/2': '.', '1/B/9': 'x' } },
  ])
  const { seen, maps } = await followed(client, (seats) => textOf(seats) === 'x..-')
  expect(seen[0] && textOf(seen[0])).toBe('....')
  expect(seen.every(({ map }) => map === seen[0]?.map)).toBe(true)
  await maps(client, hall)
  expect(hallVersion).toHaveBeenCalledTimes(1)
})

test('a performance that gets another plan is followed on that one', async () => {
  const { client, hallVersion } = officeWith([{ hall: { id: 'HA-1', version: 2 }, states: '..' }])
  const shorter = { ...plan, levels: [{ name: '1', rows: 'A 1-2' }] }
  hallVersion.mockImplementation(async (_, version) => ({ plan: version === 1 ? plan : shorter }))
  const { seen } = await followed(client, (seats) => textOf(seats) === '..')
  expect(seen.map(({ map }) => map.count)).toEqual([4, 2])
})

test('without a stream the seats are read again', async () => {
  const { client } = officeWith([])
  const answers = ['....', '....', 'xx..']
  const polled = {
    ...client,
    seatStates: async () => ({
      hall,
      states: answers.shift() ?? 'xx..',
    }),
    // biome-ignore lint/correctness/useYield: it fails before the first message
    async *followSeats() {
      throw new Failure({ code: 'route-not-found', title: '', detail: '' })
    },
  } as unknown as Client // all that is used
  const { seen } = await followed(polled, (seats) => textOf(seats) === 'xx..')
  expect(new Set(seen.map(textOf))).toEqual(new Set(['....', 'xx..']))
})

test('a message that changes nothing gives the same seats, and one that fits no hall is no answer', async () => {
  const { client } = officeWith([])
  const { seen, maps } = await followed(client, () => true)
  const mapOf = () => maps(client, hall)
  const [seats] = seen
  if (!seats) throw new Error('There are seats.')
  expect(await withChange(seats, { hall, states: '....' }, mapOf)).toBe(seats)
  expect(await withChange(seats, { position: 3, seats: {} }, mapOf)).toBe(seats)
  await expect(withChange(seats, { hall, states: '...' }, mapOf)).rejects.toThrow()
  const odd = { position: 3, seats: { '1/A/1': '?' } }
  await expect(withChange(seats, odd, mapOf)).rejects.toThrow()
  expect(seatOf(seats.map, '1/A/4')).toBe(3)
})

test('no hold is an answer too, and any other refusal is not', async () => {
  const read = (code: string) => {
    const held = () => Promise.reject(new Failure({ code, title: '', detail: '' }))
    const found: OwnHold[] = []
    const ending = new AbortController()
    const done = followHold({ held }, 'PF-1')(
      (value) => {
        found.push(value)
        ending.abort()
      },
      ending.signal,
      undefined,
    )
    return done.then(() => found)
  }
  expect(await read('hold-not-found')).toEqual([{ performanceId: 'PF-1', hold: undefined }])
  await expect(read('not-signed-in')).rejects.toThrow()
})
