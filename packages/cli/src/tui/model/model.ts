import { once } from 'node:events'
import type {
  CustomerResponse,
  KnobsResponse,
  MusicalResponse,
  StaffResponse,
  TaskResponse,
  WhoamiResponse,
} from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import type { MyPage } from '../../client/mypage.ts'
import { forPeople } from '../../output/outlet.ts'
import { type Follow, type Known, keepCurrent, UNKNOWN } from './feed.ts'
import { followMusicals } from './musicals.ts'
import { followMyPage } from './mypage.ts'
import { followOffice, type Office } from './office.ts'
import { followPeople, type People } from './people.ts'
import { followAgain } from './polled.ts'
import { followSales, type Sales } from './sales.ts'
import { followSeason, type Season } from './season.ts'

/** Who asks the box office: the person at the terminal, and, where they may run it, those who work there. */
export type Clients = {
  readonly own: Client
  /** has the token of the home, or of a staff member; undefined if this person has none */
  readonly staff: Client | undefined
}

/** The things that are kept current while a screen shows them. */
type Values = {
  /** who asks */
  readonly who: WhoamiResponse
  readonly season: Season
  readonly mypage: MyPage
  /** the status with its samples, and the events, as the admin sees them */
  readonly office: Office
  readonly deadLetters: readonly TaskResponse[]
  readonly knobs: KnobsResponse
  readonly sales: Sales
  readonly musicals: readonly MusicalResponse[]
  readonly staff: readonly StaffResponse[]
  /** the customers who fit `about.search` */
  readonly people: People
  /** the customer `about.customerId` */
  readonly customer: CustomerResponse
  /** MyPage of that customer */
  readonly customerPage: MyPage
}

export type FeedName = keyof Values

/** What some of the things are about. */
export type About = {
  readonly search?: string | undefined
  readonly customerId?: string | undefined
}

/** Which of it each of these things is about. When that changes, another thing is followed. */
const ABOUT: { readonly [Name in FeedName]?: keyof About } = {
  people: 'search',
  customer: 'customerId',
  customerPage: 'customerId',
}

/** The known state of the box office. A snapshot never changes; news makes a new one. */
export type Snapshot = { readonly [Name in FeedName]: Known<Values[Name]> }

/** The live state of the box office, outside of any view. */
export type Model = {
  readonly snapshot: () => Snapshot
  /** Calls the listener after each change. Returns a function that ends this. */
  readonly subscribe: (listener: () => void) => () => void
  /** Keeps exactly these things current. What is not among them stays as it is known. */
  readonly need: (names: readonly FeedName[], about?: About) => void
  readonly close: () => void
}

type Follows = { readonly [Name in FeedName]: Follow<Values[Name]> }

const ended = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted ? Promise.resolve() : once(signal, 'abort')

/** How often what has no stream is read again (ms). */
const EVERY_MS = 1_000

function followsOf({ own, staff }: Clients, { search = '', customerId = '' }: About): Follows {
  const theirs = staff ?? own
  return {
    who: async (publish, signal) => {
      publish(await own.whoami())
      await ended(signal)
    },
    season: followSeason(own),
    mypage: followMyPage(own),
    office: followOffice(theirs),
    deadLetters: followAgain(
      async () => (await theirs.tasks({ dead: true, limit: 100 })).items,
      EVERY_MS,
    ),
    knobs: followAgain(() => theirs.knobs(), EVERY_MS),
    sales: followSales(theirs),
    musicals: followMusicals(theirs),
    staff: followAgain(async () => (await theirs.staff({ limit: 200 })).items, EVERY_MS),
    people: followPeople(theirs, search),
    customer: followAgain(() => theirs.customer(customerId), EVERY_MS),
    customerPage: followMyPage(theirs, { customerId }),
  }
}

const clean = new WeakMap<object, unknown>()

/** The same without control characters. A value that is published again is not cleaned again. */
function cleanly<Value>({ value, ...rest }: Known<Value>): Known<Value> {
  if (typeof value !== 'object' || value === null) return forPeople({ ...rest, value })
  const known = clean.get(value) ?? forPeople(value)
  clean.set(value, known)
  return { ...forPeople(rest), value: known as Value } // cleaned from this value
}

/** What the frame around every screen shows. */
const ALWAYS: readonly FeedName[] = ['who']

const NOTHING: Snapshot = {
  who: UNKNOWN,
  season: UNKNOWN,
  mypage: UNKNOWN,
  office: UNKNOWN,
  deadLetters: UNKNOWN,
  knobs: UNKNOWN,
  sales: UNKNOWN,
  musicals: UNKNOWN,
  staff: UNKNOWN,
  people: UNKNOWN,
  customer: UNKNOWN,
  customerPage: UNKNOWN,
}

/**
 * Follows what the screens need. No text in a snapshot has control characters, except those of the events: there are
 * thousands of them, so the screen cleans those that it shows.
 */
export function makeModel(clients: Clients): Model {
  const listeners = new Set<() => void>()
  const open = new Map<
    FeedName,
    { readonly ending: AbortController; readonly about: string | undefined }
  >()
  let snapshot = NOTHING

  const follow = <Name extends FeedName>(name: Name, about: About): void => {
    const part = ABOUT[name]
    const now = part && about[part]
    const before = open.get(name)
    if (before && before.about === now) return
    if (before) end(name)
    const ending = new AbortController()
    open.set(name, { ending, about: now })
    // What was found before stays until something else is found. What is known of one customer is not shown for another.
    if (part === 'customerId') snapshot = { ...snapshot, [name]: UNKNOWN }
    const changed = (known: Known<Values[Name]>): void => {
      if (ending.signal.aborted) return
      snapshot = { ...snapshot, [name]: name === 'office' ? known : cleanly(known) }
      for (const listener of [...listeners]) listener()
    }
    void keepCurrent(followsOf(clients, about)[name], changed, ending.signal)
  }
  const end = (name: FeedName): void => {
    open.get(name)?.ending.abort()
    open.delete(name)
  }
  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    need(names, about = {}) {
      const wanted = [...ALWAYS, ...names]
      for (const name of [...open.keys()]) if (!wanted.includes(name)) end(name)
      for (const name of wanted) follow(name, about)
    },
    close() {
      for (const name of [...open.keys()]) end(name)
      listeners.clear()
    },
  }
}
