import { signUp } from '@outerpark/core/customer'
import { asId, type CustomerId } from '@outerpark/core/kernel'
import { openMemoryStore } from '../../store/memory/store.ts'
import { manualClock } from '../../testing/clock.ts'
import { emptySales } from '../../testing/empty-sales.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade } from '../../testing/season.ts'
import type { AppSettings } from '../app.ts'
import { callerFinder } from '../caller.ts'
import { allRoutes } from '../routes.ts'
import { tokenHash } from '../token.ts'
import type { Known } from './odd-values.ts'

export type TwinOffice = Known & {
  readonly app: AppSettings
  /** the position of the last event */
  readonly position: () => Promise<number>
  /** the faults of the program */
  readonly faults: readonly unknown[]
}

const TOKENS = { minji: 'op_minji', junho: 'op_junho', admin: 'opa_admin' }

/**
 * An office whose answers depend only on the requests so far: its ids come from a counter, its clock stands still, and
 * its MyPage shows who asked for what. Two such offices must answer the same requests in the same way.
 */
export async function twinOffice(): Promise<TwinOffice> {
  const clock = manualClock()
  const store = openMemoryStore({ clock, newId: countedIds() })
  const people = actors(store)
  const join = async (name: string, token: string): Promise<CustomerId> => {
    const command = {
      name,
      email: `${name}@example.com`,
      language: 'en' as const,
      mail: true,
      tokenId: asId<'token'>(name),
      tokenHash: tokenHash(token),
    }
    return accepted(await people.run(signUp, command)).customerId
  }
  await join('minji', TOKENS.minji)
  await join('junho', TOKENS.junho)
  const { performanceId } = await people.performance([grade('VIP', 2_000), grade('R', 20)])

  const never = async () => {
    throw new Error('Nobody asks for this here.')
  }
  const callers = callerFinder(TOKENS.admin, store.queries.tokenByHash, clock)
  const routes = allRoutes({
    store,
    clock,
    myPage: {
      page: async (asked) => Buffer.from(JSON.stringify({ ...asked, title: '오페라의 유령' })),
      waitFor: async (position) => position < 1_000_000,
      stepsAfter: async () => [],
      subscribe: () => () => {},
      sales: emptySales,
      rebuild: never,
    },
    health: {
      version: '0',
      ...{ instance: 'twin', gateway: { name: 'sandbox' } },
      ready: () => true,
      status: never,
      verify: never,
      checks: never,
    },
    findCaller: callers.find,
    tokenSecret: 'secret',
  })
  const faults: unknown[] = []
  return {
    app: {
      routes,
      findCaller: callers.find,
      allowedHosts: [],
      stopping: new AbortController().signal,
      onFault: (error) => faults.push(error),
    },
    performanceId,
    tokens: TOKENS,
    faults,
    position: store.queries.lastPosition,
  }
}
