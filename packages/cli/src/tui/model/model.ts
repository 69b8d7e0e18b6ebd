import { isIn, isSignedOut } from '../standing.ts'
import { type About, isAboutSame, partOf } from './about.ts'
import { cleanly } from './clean.ts'
import { type Known, keepCurrent, UNKNOWN } from './feed.ts'
import { makeFeeds } from './feeds.ts'
import { type Clients, type FeedName, followsOf, type Values } from './follows.ts'
import { makeNews } from './news.ts'
import { makeMaps } from './seats.ts'

export type { About } from './about.ts'
export type { Clients, FeedName } from './follows.ts'

/** The known state of the box office. A snapshot never changes; news makes a new one. */
export type Snapshot = { readonly [Name in FeedName]: Known<Values[Name]> }

/** The live state of the box office, outside of any view. */
export type Model = {
  readonly snapshot: () => Snapshot
  /** Calls the listener after each change. Returns a function that ends this. */
  readonly subscribe: (listener: () => void) => () => void
  /** whether something that is kept current has not been found yet */
  readonly isAsking: () => boolean
  /** Keeps exactly these things current. What is not among them stays as it is known. */
  readonly need: (names: readonly FeedName[], about?: About) => void
  /** Reads these again now, if they are kept current. What is known of them stays until then. */
  readonly again: (names: readonly FeedName[]) => void
  /** Somebody signed in or out: forgets what only the person before may know, and asks everything anew. */
  readonly renew: () => void
  readonly close: () => void
}

/** What the frame around every screen shows. */
const ALWAYS: readonly FeedName[] = ['who']
/** The same where this person may act for those who work at the box office. */
const WORKING: readonly FeedName[] = ['who', 'works']
/** What is followed all the time for a customer. */
const MINE: readonly FeedName[] = ['mypage']

/** Before the first answer. */
export const NOTHING_KNOWN: Snapshot = {
  who: UNKNOWN,
  works: UNKNOWN,
  season: UNKNOWN,
  gateway: UNKNOWN,
  mypage: UNKNOWN,
  account: UNKNOWN,
  office: UNKNOWN,
  deadLetters: UNKNOWN,
  knobs: UNKNOWN,
  sales: UNKNOWN,
  musicals: UNKNOWN,
  staff: UNKNOWN,
  people: UNKNOWN,
  customer: UNKNOWN,
  customerPage: UNKNOWN,
  seats: UNKNOWN,
  hold: UNKNOWN,
  cancellation: UNKNOWN,
  refunds: UNKNOWN,
}

/** What the person at the terminal sees with their own token. */
const OWN: readonly FeedName[] = ['who', 'season', 'mypage', 'account', 'hold']

/** Nothing of another one is shown for these. */
const ITS_OWN: readonly (keyof About | undefined)[] = ['customerId', 'cancelling']

/** Their texts are cleaned when they are drawn. */
const DRAWN_CLEAN: readonly FeedName[] = ['office', 'seats']

/**
 * Follows what the screens need. No text in a snapshot has control characters, except those of the events and of a hall: there are
 * thousands of them, so the screen cleans those that it shows.
 *
 * @param clients `lose` is called when the box office does not accept the token of `own` any more
 */
export function makeModel(clients: Clients & { readonly lose: () => void }): Model {
  const listeners = new Set<() => void>()
  const around = { news: makeNews(() => clients.staff ?? clients.own), maps: makeMaps() }
  let snapshot = NOTHING_KNOWN

  const start = <Name extends FeedName>(name: Name, about: About, signal: AbortSignal): void => {
    // What was found before stays until something else is found. What is known of one customer is not shown for another, nor what goes
    // back for one booking.
    if (ITS_OWN.includes(partOf(name))) snapshot = { ...snapshot, [name]: UNKNOWN }
    const changed = (known: Known<Values[Name]>): void => {
      if (signal.aborted) return
      snapshot = { ...snapshot, [name]: DRAWN_CLEAN.includes(name) ? known : cleanly(known) }
      if (OWN.includes(name)) noteWho(known)
      for (const listener of [...listeners]) listener()
    }
    void keepCurrent(followsOf(clients, about, around)[name], changed, signal, snapshot[name])
  }
  const feeds = makeFeeds<FeedName, About>(isAboutSame, start)
  /** After any answer: the bookings of a customer are followed all the time, and a lost token is noticed. */
  const noteWho = ({ freshness }: Known<unknown>): void => {
    const { who } = snapshot
    if (who.value?.role === 'customer' && isIn(who)) feeds.follow('mypage', {})
    if (!isIn(who) || !isSignedOut(freshness)) return
    clients.lose()
    feeds.freeze('who')
    snapshot = { ...snapshot, who: { ...who, freshness } }
    // Everybody may see what is on.
    feeds.restart('season')
  }
  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    isAsking: () =>
      feeds.names().some((name) => {
        const { value, freshness } = snapshot[name]
        return value === undefined && freshness.state === 'connecting'
      }),
    need(names, about = {}) {
      const always = clients.staff ? WORKING : ALWAYS
      const wanted: FeedName[] = [...always, ...names, ...(feeds.has('mypage') ? MINE : [])]
      for (const name of feeds.names()) if (!wanted.includes(name)) feeds.end(name)
      for (const name of wanted) feeds.follow(name, about)
    },
    again: (names) => names.forEach(feeds.restart),
    renew() {
      snapshot = { ...snapshot, who: UNKNOWN, mypage: UNKNOWN, account: UNKNOWN, hold: UNKNOWN }
      feeds.names().forEach(feeds.restart)
    },
    close() {
      feeds.close()
      listeners.clear()
    },
  }
}
