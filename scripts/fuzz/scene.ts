import { adminTokenOf } from '../lab/daemon.ts'
import type { TemporaryOffice } from '../lab/office.ts'
import { registerMusical, signUpCustomers } from '../lab/stage.ts'
import { registerNumbered } from './hall.ts'
import type { Scene } from './request.ts'

/** The kinds of ids, by the part of the address after which they stand. */
const KINDS: Readonly<Record<string, string>> = {
  musicals: 'MU',
  performances: 'PF',
  reservations: 'RV',
  payments: 'PY',
  customers: 'CU',
  tasks: 'TK',
  tokens: 'TO',
  staff: 'ST',
  halls: 'HA',
}

/** How many ids of a kind are remembered, the newest ones. */
const MOST_IDS = 50
/** Of so many other performances requests are made. */
const NEWEST = 6

export type LiveScene = Scene & {
  /** Remembers the ids in an answer. */
  readonly learn: (text: string) => void
  /** Signs up customers in place of those whom the requests have erased or signed out. */
  readonly renew: () => Promise<void>
}

/** Remembers the ids in answers, the newest ones of each kind. */
function idKeeper() {
  const ids = new Map<string, string[]>()
  const idsOf = (kind: string): readonly string[] => ids.get(kind) ?? []
  const learn = (text: string): void => {
    for (const [id, kind = ''] of text.matchAll(
      /\b(MU|PF|RV|PY|CU|TK|TO|ST|HA)-[A-Z0-9]{1,16}\b/g,
    )) {
      const known = idsOf(kind)
      if (!known.includes(id)) ids.set(kind, [...known, id].slice(-MOST_IDS))
    }
  }
  return { idsOf, learn }
}

/** An office with musicals, a hall with a plan, and customers, for requests that do something. */
export async function makeScene(office: TemporaryOffice): Promise<LiveScene> {
  const { client, adminToken, home } = office
  const { idsOf, learn } = idKeeper()
  let tokens: readonly string[] = []
  let generation = 0
  const renew = async (): Promise<void> => {
    const people = await signUpCustomers(client, 4, `Fuzz${++generation}`)
    tokens = [...people.map(({ token }) => token), adminTokenOf(home)]
    for (const { id } of people) learn(id)
  }
  await renew()
  const places = await registerMusical(client, adminToken, {
    performances: 3,
    grades: ['VIP', 'R'],
    seats: 5_000,
  })
  for (const { performanceId } of places) learn(performanceId)
  const numbered = await registerNumbered(office)
  // Requests register many performances. Some of all requests are about seats with numbers all the same.
  const performances = () => [...numbered.performanceIds, ...idsOf('PF').slice(-NEWEST)]

  return {
    tokens: () => tokens,
    idsAt(path) {
      const kind = KINDS[path.split('/')[2] ?? ''] ?? ''
      return kind === 'PF' ? performances() : idsOf(kind)
    },
    known: {
      get performanceId() {
        return performances()
      },
      places: numbered.places,
      get musicalId() {
        return idsOf('MU')
      },
      get customerId() {
        return idsOf('CU')
      },
      grade: ['VIP', 'R', 'vip'],
      paymentMethod: ['card-ok', 'card-declined', 'card-broken'],
      currency: ['KRW', 'KRW', 'USD'],
      // Each is another page, also of MyPage, which keeps pages.
      get cursor() {
        return [String(Math.floor(Math.random() * 1e9))]
      },
      get email() {
        return [`fuzz${Math.random().toString(36).slice(2)}@example.com`]
      },
    },
    learn,
    renew,
  }
}
