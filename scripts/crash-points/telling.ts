// A story is told in chapters: functions that let something happen to the box office and wait until it is settled.
// These are the types that the story and its chapters share.
import type { CustomerId, MusicalId, PerformanceId } from '@outerpark/core/kernel'
import type { CardCompany } from './card-company.ts'
import type { Holders } from './holders.ts'
import type { MailServer } from './mail-server.ts'
import type { Order, People } from './people.ts'
import type { Booked, Promises } from './promises.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'
import type { World } from './world.ts'

/**
 * The parts that a chapter uses: the box office, the people, and the outside services whose behaviour it can change.
 */
export type Telling = {
  readonly world: World
  readonly people: People
  readonly holders: Holders
  /** the answers to customers, and how each reservation has to end */
  readonly promises: Promises
  readonly company: Pick<CardCompany, 'beAway' | 'mend' | 'chargeUnknown'>
  readonly webhook: Pick<WebhookReceiver, 'beGone'>
  readonly mail: Pick<MailServer, 'refuse'>
  /** Waits until no task is left except dead letters. */
  readonly settled: () => Promise<void>
  /** Throws if seats with numbers are not those of the customers. Nobody may wait for an answer about seats meanwhile. */
  readonly placesAreRight: () => void
  /** Waits until the reservation has expired. */
  readonly expired: (booked: Booked) => Promise<void>
}

/** What the first chapter makes for all later ones: two customers and one performance on sale. */
export type Season = {
  readonly minji: CustomerId
  readonly jun: CustomerId
  readonly musicalId: MusicalId
  readonly performanceId: PerformanceId
  /** An order as Minji usually places it, with these differences. */
  readonly order: (over: Partial<Order>) => Order
}
