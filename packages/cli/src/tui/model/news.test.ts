import { setTimeout as sleep } from 'node:timers/promises'
import type { EventResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { followNews, makeNews } from './news.ts'

const settled = () => sleep(5)
/** Long enough for a read that should not happen. */
const A_WHILE_MS = 60

type Pauses = NonNullable<Parameters<typeof followNews>[3]>

/** A box office with a stream of events, and what has been asked of it. */
function makeOffice({ refuses = false } = {}) {
  const so = { reads: 0, streams: 0, ended: 0 }
  let tell: (event: EventResponse) => void = () => undefined
  const client = {
    async status() {
      if (refuses) throw new Failure({ code: 'not-allowed', title: '', detail: '' })
      return { position: 7 }
    },
    async *followEvents({ from }: { from: number }, signal: AbortSignal, opened: () => void) {
      expect(from).toBe(8)
      so.streams += 1
      opened()
      try {
        while (!signal.aborted) {
          yield await new Promise<EventResponse>((resolve, reject) => {
            tell = resolve
            signal.addEventListener('abort', () => reject(new Error('over')))
          })
        }
      } finally {
        so.ended += 1
      }
    },
  } as unknown as Client // all that is used
  const happens = async (type: string) => {
    tell({ type, position: 8 } as unknown as EventResponse) // as much as is read
    await settled()
  }
  const read = async () => ({ names: ['Cats'], count: ++so.reads > 5 })
  return { so, client, happens, read }
}

function follow({ client, read }: ReturnType<typeof makeOffice>, pauses: Partial<Pauses> = {}) {
  const news = makeNews(() => client)
  const ending = new AbortController()
  const published: unknown[] = []
  const publish = (value: unknown) => void published.push(value)
  const followed = followNews(read, news, ['MusicalRegistered'], {
    ...{ slowly: 60_000, withoutStream: 60_000, gathering: 1 },
    ...pauses,
  })(publish, ending.signal, undefined)
  return {
    published,
    async end() {
      ending.abort()
      await followed
      await settled()
    },
  }
}

test('it is read again after an event that concerns it, and after no other', async () => {
  const office = makeOffice()
  const { published, end } = follow(office)
  // Once at the beginning, and once when events are heard from then on.
  await expect.poll(() => office.so.reads).toBe(2)
  await office.happens('Reserved')
  await sleep(A_WHILE_MS) // nothing happens
  expect(office.so.reads).toBe(2)
  await office.happens('MusicalRegistered')
  await expect.poll(() => office.so.reads).toBe(3)
  await settled()
  expect(published[2]).toBe(published[0])
  await end()
})

test('without an event it is read again slowly', async () => {
  const office = makeOffice()
  const { end } = follow(office, { slowly: 20 })
  await expect.poll(() => office.so.reads).toBeGreaterThan(4)
  await end()
})

test('who may not see events has it read again without them', async () => {
  const office = makeOffice({ refuses: true })
  const { end } = follow(office, { withoutStream: 20 })
  await expect.poll(() => office.so.reads).toBeGreaterThan(4)
  expect(office.so.streams).toBe(0)
  await end()
})

test('several share one stream, which ends with the last of them', async () => {
  const office = makeOffice()
  const news = makeNews(() => office.client)
  const stops = [news.listen(['A'], () => undefined), news.listen(['B'], () => undefined)]
  await settled()
  expect([office.so.streams, news.isHeard()]).toEqual([1, true])
  stops[0]?.()
  await settled()
  expect(office.so.ended).toBe(0)
  stops[1]?.()
  await settled()
  expect([office.so.ended, news.isHeard()]).toEqual([1, false])
})
