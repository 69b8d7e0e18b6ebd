import type { HallRequest } from '@outerpark/core/contract'
import { freshStates, type SeatMap, seatChanges } from '@outerpark/core/hall'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { seatChangeText } from '../text/seat-change.ts'
import { words } from '../words/words.ts'

/** A plan with its map. */
export type MappedPlan = { readonly plan: HallRequest; readonly map: SeatMap }

/** The plan that a hall has, and the one that it is to get. */
export type HallChange = {
  readonly id: string
  readonly version: number
  readonly before: MappedPlan
  readonly after: MappedPlan
}

/**
 * Says what a plan changes in a hall, and asks a person once. A plan that is only written in another way needs no question.
 *
 * @param confirm asks the person
 */
export async function agreedToHall(
  context: Pick<Context, 'interactive' | 'say'>,
  change: HallChange,
  { yes = false }: { readonly yes?: boolean },
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<void> {
  const lines = differences(change)
  if (yes || lines.length === 0) return
  const said = [words().halls.against(change.before.plan.hall, change.id, change.version), ...lines]
  if (!context.interactive)
    throw failure(
      'confirmation-needed',
      () => `${said.join('; ')}.`,
      ({ plans }) => plans.withYes,
    )
  for (const line of said) context.say(line)
  if (await confirm(words().halls.ask)) return
  throw failure('not-confirmed', ({ plans }) => plans.nothingChanged)
}

/** What differs between two plans of a hall, each in a line: what is said of the hall, and its seats. */
export function differences({ before, after }: Pick<HallChange, 'before' | 'after'>) {
  const changes = seatChanges(before.map, freshStates(before.map), after.map)
  const seats = changes.map(seatChangeText)
  const said = detailsOf(before.plan, after.plan)
  const { rowsMoved } = words().halls
  const isMoved = changes.length === 0 && !samePlaces(before.map, after.map)
  return [...said, ...seats, ...(isMoved ? [rowsMoved] : [])]
}

const DETAILS = ['hall', 'address', 'timezone', 'focus'] as const

function detailsOf(before: HallRequest, after: HallRequest): readonly string[] {
  const { details, detail, none } = words().halls
  const texts = DETAILS.map((key) => ({ name: details[key], from: before[key], to: after[key] }))
  const releases = (plan: HallRequest) =>
    plan.releases?.map(({ name, before: time }) => `${name} ${time}`).join(', ') || undefined
  return [
    ...texts,
    { name: details.releases, from: releases(before), to: releases(after) },
  ].flatMap(({ name, from, to }) => (from === to ? [] : [detail(name, from ?? none, to ?? none)]))
}

/** Whether the seats stand in the same order and at the same places. */
const samePlaces = (one: SeatMap, other: SeatMap): boolean =>
  String(one.x) === String(other.x) &&
  String(one.numbers) === String(other.numbers) &&
  JSON.stringify([one.rows, one.segments]) === JSON.stringify([other.rows, other.segments])
