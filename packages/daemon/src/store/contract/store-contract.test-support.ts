import { describe } from 'vitest'
import { describeBooking } from './booking.test-support.ts'
import { describeChannels } from './channels.test-support.ts'
import { describeCommit } from './commit.test-support.ts'
import { describeDeadlines } from './deadlines.test-support.ts'
import { describeDeferral } from './deferral.test-support.ts'
import { describeIdempotency } from './idempotency.test-support.ts'
import { describeLists } from './lists.test-support.ts'
import { describeNews } from './news.test-support.ts'
import { type OpenStore, sceneTest } from './scene.test-support.ts'
import { describeTasks } from './tasks.test-support.ts'

/**
 * What everything above relies on, whatever database lies below. Every `Store` passes it.
 *
 * @param openStore called once for each test
 */
export function describeStore(name: string, openStore: OpenStore): void {
  const test = sceneTest(openStore)
  describe(`${name} keeps the promises of a store`, () => {
    describeCommit(test)
    describeBooking(test)
    describeIdempotency(test)
    describeTasks(test)
    describeDeadlines(test)
    describeDeferral(test)
    describeNews(test)
    describeLists(test)
    describeChannels(test, openStore)
  })
}
