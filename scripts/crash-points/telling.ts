// A story is told in chapters: functions that let something happen to the box office and wait until it is settled.
// These are the types that the story and its chapters share.
import type { CustomerId, MusicalId, PerformanceId } from '@outerpark/core/kernel'
import type { CardCompany } from './card-company.ts'
import type { Order, People } from './people.ts'
import type { Booked, Promises } from './promises.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'
import type { World } from './world.ts'

/** What a chapter is told with: the box office, the people, and those outside whose behaviour it can change. */
export type Telling = {
  readonly world: World
  readonly people: People
  /** what customers were answered, and how each reservation has to end */
  readonly promises: Promises
  readonly company: Pick<CardCompany, 'beAway' | 'mend'>
  readonly webhook: Pick<WebhookReceiver, 'beGone'>
  /** Waits until no task is left except dead letters. */
  readonly settled: () => Promise<void>
  /** Waits until the reservation has expired. */
  readonly expired: (booked: Booked) => Promise<void>
}

/** What the first chapter puts in place for all that follow: two customers and one performance on sale. */
export type Season = {
  readonly minji: CustomerId
  readonly jun: CustomerId
  readonly musicalId: MusicalId
  readonly performanceId: PerformanceId
  /** An order as Minji usually places it, with these differences. */
  readonly order: (over: Partial<Order>) => Order
}
