import { once } from 'node:events'
import type {
  CancellationResponse,
  CustomerResponse,
  KnobsResponse,
  MusicalResponse,
  StaffResponse,
  TaskResponse,
  WhoamiResponse,
} from '@outerpark/core/contract'
import type { GatewayName } from '@outerpark/core/names'
import type { Client } from '../../client/client.ts'
import type { MyPage } from '../../client/mypage.ts'
import type { About } from './about.ts'
import { type Account, followAccount } from './account.ts'
import { followCancellation } from './cancellation.ts'
import type { Follow } from './feed.ts'
import { followHold, type OwnHold } from './hold.ts'
import { followMusicals } from './musicals.ts'
import { followMyPage } from './mypage.ts'
import { followNews, type News } from './news.ts'
import { followOffice, type Office } from './office.ts'
import { ABOUT_CUSTOMERS, followPeople, type People } from './people.ts'
import { followAgain } from './polled.ts'
import { followRefunds, type Refunds } from './refunds.ts'
import { followSales, type Sales } from './sales.ts'
import { followSeason, type Season } from './season.ts'
import { followSeats, type HallSeats, type Maps } from './seats.ts'

/** Who asks the box office: the person at the terminal, and, where they may run it, those who work there. */
export type Clients = {
  readonly own: Client
  /** has the token of the home, or of a staff member; undefined if this person has none */
  readonly staff: Client | undefined
}

/** The things that are kept current while a screen shows them. */
export type Values = {
  /** who asks */
  readonly who: WhoamiResponse
  /** who works at the box office, where this person may act for them */
  readonly works: WhoamiResponse
  readonly season: Season
  /** who charges the cards; `unknown` if the box office does not say it */
  readonly gateway: GatewayName | 'unknown'
  readonly mypage: MyPage
  /** what the customer has told about themselves, and their tokens */
  readonly account: Account
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
  /** the seats of the performance `about.performanceId`, which have numbers */
  readonly seats: HallSeats
  /** what the customer holds of it */
  readonly hold: OwnHold
  /** what a cancel of the seats of `about.order` would give back */
  readonly refunds: Refunds
  /** what the cancel `about.cancelling` would give back */
  readonly cancellation: CancellationResponse
}

export type FeedName = keyof Values

type Follows = { readonly [Name in FeedName]: Follow<Values[Name]> }

const ended = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted ? Promise.resolve() : once(signal, 'abort')

/** How often what has no stream is read again (ms). */
const EVERY_MS = 1_000

/** Reads what does not change. */
const readOnce =
  <Value>(read: () => Promise<Value>): Follow<Value> =>
  async (publish, signal) => {
    publish(await read())
    await ended(signal)
  }

/** How each thing is followed. */
export function followsOf(
  { own, staff }: Clients,
  { search = '', customerId = '', performanceId = '', cancelling, order = '' }: About,
  { news, maps }: { readonly news: News; readonly maps: Maps },
): Follows {
  const theirs = staff ?? own
  return {
    who: readOnce(() => own.whoami()),
    works: readOnce(() => theirs.whoami()),
    season: followSeason(own),
    gateway: readOnce(async () => (await own.gateway()) ?? 'unknown'),
    mypage: followMyPage(own),
    account: followAccount(own),
    office: followOffice(theirs),
    deadLetters: followAgain(
      async () => (await theirs.tasks({ dead: true, limit: 100 })).items,
      EVERY_MS,
    ),
    knobs: followAgain(() => theirs.knobs(), EVERY_MS),
    sales: followSales(theirs),
    musicals: followMusicals(theirs, news),
    staff: followNews(async () => (await theirs.staff({ limit: 200 })).items, news, [
      'StaffAdded',
      'StaffRevoked',
    ]),
    people: followPeople(theirs, search, news),
    customer: followNews(() => theirs.customer(customerId), news, ABOUT_CUSTOMERS),
    customerPage: followMyPage(theirs, { customerId }),
    seats: followSeats(own, maps, performanceId),
    hold: followHold(own, performanceId),
    refunds: followRefunds(own, order),
    cancellation: followCancellation(cancelling?.isByStaff ? theirs : own, cancelling),
  }
}
