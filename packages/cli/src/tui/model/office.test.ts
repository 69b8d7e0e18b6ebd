import type { EventResponse, StatusResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { aStatus } from '../testing/office.ts'
import { keepCurrent, UNKNOWN } from './feed.ts'
import { followOffice, type Office } from './office.ts'

/** A box office with so many events, none of which it tells as they happen. */
function officeOf(so: { last: number; reading?: Promise<void> }) {
  const item = (position: number) => ({ position, type: 'Reserved' }) as EventResponse
  return {
    status: async (): Promise<StatusResponse> => ({ ...aStatus(), position: so.last }),
    async events({
      from = 1,
      limit = 100,
      type,
    }: {
      from?: number
      limit?: number
      type?: string
    }) {
      if (type !== undefined) return { items: [], next: null }
      await so.reading
      const count = Math.max(0, Math.min(limit, so.last - from + 1))
      return { items: Array.from({ length: count }, (_, i) => item(from + i)), next: null }
    },
    async *followEvents(_: unknown, signal: AbortSignal) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
    },
  } as unknown as Client // all that is used
}

/** Follows it until the events of before are known, and ends then. */
async function seenOf(
  client: Client,
  before = UNKNOWN as Parameters<typeof keepCurrent<Office>>[3],
) {
  const seen: (readonly EventResponse[] | undefined)[] = []
  const ending = new AbortController()
  let last = before
  const done = keepCurrent(
    followOffice(client),
    (known) => {
      last = known
      seen.push(known.value?.before)
    },
    ending.signal,
    before,
  )
  const end = (): Promise<void> => {
    ending.abort()
    return done
  }
  return { seen, known: () => last, end }
}
const positions = (events: readonly EventResponse[] | undefined) =>
  events?.map(({ position }) => position)

test('the last 200 events of before are read, and until then it is not known what there was', async () => {
  const reading = Promise.withResolvers<void>()
  const { seen, known, end } = await seenOf(officeOf({ last: 500, reading: reading.promise }))
  await expect.poll(() => seen.length).toBeGreaterThan(1)
  expect(known()?.value?.before).toBeUndefined()
  reading.resolve()
  await expect.poll(() => positions(known()?.value?.before)?.length).toBe(200)
  expect(positions(known()?.value?.before)?.at(-1)).toBe(500)
  await end()
})

test('a box office in which nothing has happened has no events of before', async () => {
  const { known, end } = await seenOf(officeOf({ last: 0 }))
  await expect.poll(() => known()?.value?.before).toEqual([])
  await end()
})

test.each([
  ['what was known stays, and what happened meanwhile follows it', 310, 101],
  ['of a log that is further on than can be read, only what was read is known', 900, 701],
  ['of another log, nothing that was known stays', 3, 1],
])('who comes back: %s', async (_, last, from) => {
  const so = { last: 300 }
  const client = officeOf(so)
  const first = await seenOf(client)
  await expect.poll(() => first.known()?.value?.before?.length).toBe(200)
  await first.end()
  so.last = last
  const second = await seenOf(client, first.known())
  // What was known is there at once.
  await expect.poll(() => second.seen.length).toBeGreaterThan(0)
  expect(second.seen[0]?.length).toBe(200)
  await expect.poll(() => positions(second.known()?.value?.before)?.at(-1)).toBe(last)
  expect(positions(second.known()?.value?.before)?.[0]).toBe(from)
  await second.end()
})
