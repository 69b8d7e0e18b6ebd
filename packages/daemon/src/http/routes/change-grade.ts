import { changedGradeResponse, changeGradeRequest } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { changeGrade } from '@outerpark/core/musical'
import type { Commit } from '../commit.ts'
import { type Route, route } from '../route.ts'

/** The route that changes what is on sale, for later bookings. */
export const changeGradeRoute = (commit: Commit): Route =>
  route({
    method: 'patch',
    path: '/v1/performances/{id}/grades/{grade}',
    audience: { staff: ['admin'] },
    tag: 'musicals',
    summary: 'Change the price or the seats of a grade; bookings that were made keep their price',
    body: changeGradeRequest,
    answer: changedGradeResponse,
    codes: [
      'performance-not-found',
      'performance-has-begun',
      'performance-cancelled',
      'grade-not-found',
      'seats-taken',
      'seats-numbered',
      'currency-fixed',
    ],
    async handle({ params: { id = '', grade = '' }, ...request }) {
      const command = { ...request.body, performanceId: asId<'performance'>(id), grade }
      const { reply, replayed } = await commit(changeGrade, command, request)
      return { status: 200, json: reply, replayed }
    },
  })
