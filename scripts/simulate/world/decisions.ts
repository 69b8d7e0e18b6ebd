import { isDeepStrictEqual } from 'node:util'
import type { HallDraft } from '@outerpark/core/hall'
import type { ReplannedReply, ReplanPerformance } from '@outerpark/core/musical'
import type { Outcome } from '@outerpark/core/ports'
import type { HoldReply } from '@outerpark/core/reservation'
import { heldAtOldPrice, wronglyRefusedHold, wronglyShown } from '../invariants/hold-replies.ts'
import { wronglyLimited } from '../invariants/limits.ts'
import { wronglyRefusedReplan, wronglyReplanned } from '../invariants/replans.ts'
import { wronglyRefusedSeats } from '../invariants/seat-refusals.ts'
import type { Judge } from './judge.ts'
import type { World } from './world.ts'

type Whose = { readonly customerId: string; readonly performanceId: string }

/** Judges the answers to bookings and to requests about holds: a refusal is true, and what is held is shown as it is. */
export function judgeIn(world: World): Judge {
  const { known } = world
  /** the answers about holds by their requests: one that comes again gets the same answer */
  const given = new Map<string, unknown>()

  const heldAnswer = (name: string, reply: unknown, whose: Whose, cause: string) => {
    const asked = world.observer.holdAsked(whose.performanceId, whose.customerId)
    // The operation of this name has such a reply.
    if (name !== 'end-hold')
      return (
        (name === 'hold-seats' ? heldAtOldPrice(asked) : undefined) ??
        wronglyShown(reply as HoldReply, asked)
      )
    if (cause === 'hold-deadline') return undefined
    if (asked.hold) return 'it is held all the same'
    const ended = known.state.events.findLast(
      (event) => event.type === 'HoldEnded' && event.causationId === cause,
    )
    const seats = ended?.type === 'HoldEnded' ? ended.seats : 0
    return seats === reply ? undefined : `${reply} seats are said to be given back, not ${seats}`
  }

  const judgeReplan = replanJudgeIn(world)

  return (name, outcome, command, { causationId }) => {
    if (name === 'replan-performance') judgeReplan(outcome, command, causationId)
    if (!isAboutSeats(command) || !JUDGED.has(name)) return
    world.touch([])
    const report = (wrong: string | undefined) =>
      world.report('answered-rightly', wrong && `${name} (${causationId}): ${wrong}`)
    if (outcome.kind === 'accepted') {
      if (name === 'book') return
      const before = given.get(causationId)
      if (outcome.replayed)
        return report(
          isDeepStrictEqual(before, outcome.reply)
            ? undefined
            : `${JSON.stringify(before)} was answered, and then ${JSON.stringify(outcome.reply)}`,
        )
      given.set(causationId, outcome.reply)
      return report(heldAnswer(name, outcome.reply, command, causationId))
    }
    const { customerId, performanceId } = command
    const { refusal } = outcome
    report(world.observer.wronglyOff(refusal, performanceId))
    report(wronglyRefusedHold(refusal, world.observer.holdAsked(performanceId, customerId)))
    const asked = known.asked.get(causationId)
    if (!asked) return
    const numbered = world.observer.numberedFor(performanceId, customerId)
    const hold = world.observer.heldBy(performanceId, customerId)
    world.report('refused-for-a-reason', wronglyRefusedSeats(refusal, asked, numbered, hold))
    if (name === 'hold-seats' && refusal.code === 'leaves-single-seat')
      report('seats that leave a single one can be held')
    world.report('refused-for-a-reason', wronglyLimited(refusal, asked, command, known))
  }
}

/** Judges the answers to requests for another plan. */
const replanJudgeIn =
  (world: World) =>
  (outcome: Outcome<unknown>, command: unknown, cause: string): void => {
    world.touch([])
    // The operation of this name has such a command, and such a reply.
    const replan = command as ReplanPerformance<HallDraft>
    const asked = world.observer.replanAsked(replan.performanceId)
    if (outcome.kind === 'accepted' && outcome.replayed) return
    const event = world.known.state.events.findLast(
      (each) => each.type === 'PerformanceReplanned' && each.causationId === cause,
    )
    const made = event?.type === 'PerformanceReplanned' ? event : undefined
    const wrong =
      outcome.kind === 'accepted'
        ? wronglyReplanned(replan, made, outcome.reply as ReplannedReply, asked)
        : wronglyRefusedReplan(outcome.refusal, replan, asked)
    world.report('plans-are-answered', wrong && `${cause}: ${wrong}`)
  }

const JUDGED = new Set(['book', 'hold-seats', 'show-hold', 'extend-hold', 'end-hold'])

const isAboutSeats = (command: unknown): command is Whose =>
  typeof command === 'object' &&
  command !== null &&
  'performanceId' in command &&
  'customerId' in command
