import { describe } from 'vitest'
import { describeAccess } from './contract/access.ts'
import { describeBooking } from './contract/booking.ts'
import { describeBookingLists } from './contract/booking-lists.ts'
import { describeChangeOfGrade } from './contract/change-grade.ts'
import { describeChannels } from './contract/channels.ts'
import { describeCommit } from './contract/commit.ts'
import { describeCommitFacts } from './contract/commit-facts.ts'
import { describeCurtain } from './contract/curtain.ts'
import { describeDeadLetters } from './contract/dead-letters.ts'
import { describeDeadlines } from './contract/deadlines.ts'
import { describeDeferral } from './contract/deferral.ts'
import { describeErasure } from './contract/erasure.ts'
import { describeHallPlans } from './contract/hall-plans.ts'
import { describeHolds } from './contract/holds.ts'
import { describeIdempotency } from './contract/idempotency.ts'
import { describeLimits } from './contract/limits.ts'
import { describeLimitsOfSeatsLeft } from './contract/limits-left.ts'
import { describeLines } from './contract/lines.ts'
import { describeLinesTogether } from './contract/lines-together.ts'
import { describeLists } from './contract/lists.ts'
import { describeMoves } from './contract/moves.ts'
import { describeNeverSent } from './contract/never-sent.ts'
import { describeNews } from './contract/news.ts'
import { describeNoticeOrder } from './contract/notice-order.ts'
import { describeNumberedRefunds } from './contract/numbered-refunds.ts'
import { describeOnSaleTwice } from './contract/on-sale-twice.ts'
import { describePartialCancels } from './contract/partial-cancels.ts'
import { describePastHolds } from './contract/past-holds.ts'
import { describePeople } from './contract/people.ts'
import { describePlaces } from './contract/places.ts'
import { describeRefundOrder } from './contract/refund-order.ts'
import { describeRefundsShown } from './contract/refunds-shown.ts'
import { describeReplan } from './contract/replan.ts'
import { describeSaleTerms } from './contract/sale-terms.ts'
import { type OpenStore, sceneTest } from './contract/scene.ts'
import { describeSeasonLists } from './contract/season-lists.ts'
import { describeTaskClaims } from './contract/task-claims.ts'
import { describeTaskDueTimes } from './contract/task-due-times.ts'
import { describeTaskOutcomes } from './contract/task-outcomes.ts'
import { describeTaskTurns } from './contract/task-turns.ts'

/**
 * The contract that every `Store` has to pass, whatever its database.
 *
 * @param openStore called once for each test
 */
export function describeStore(name: string, openStore: OpenStore): void {
  const test = sceneTest(openStore)
  describe(`${name} keeps the promises of a store`, () => {
    describeAccess(test)
    describeCommit(test)
    describeCommitFacts(test)
    describeBooking(test)
    describeLines(test, openStore)
    describeLinesTogether(test)
    describeLimits(test)
    describeSaleTerms(test)
    describeIdempotency(test)
    describeTaskClaims(test)
    describeTaskTurns(test)
    describeTaskOutcomes(test)
    describeTaskDueTimes(test)
    describeDeadLetters(test)
    describeDeadlines(test)
    describeDeferral(test)
    describeCurtain(test)
    describeNoticeOrder(test)
    describeNeverSent(test, openStore)
    describeNews(test)
    describeBookingLists(test)
    describeSeasonLists(test)
    describePeople(test)
    describePlaces(test, openStore)
    describeHolds(test, openStore)
    describePastHolds(test, openStore)
    describeReplan(test, openStore)
    describeHallPlans(test, openStore)
    describePartialCancels(test, openStore)
    describeMoves(test, openStore)
    describeNumberedRefunds(test, openStore)
    describeRefundsShown(test)
    describeLimitsOfSeatsLeft(test)
    describeRefundOrder(test)
    describeErasure(test)
    describeOnSaleTwice(test)
    describeChangeOfGrade(test)
    describeLists(test)
    describeChannels(test, openStore)
  })
}
