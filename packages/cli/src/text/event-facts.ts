import type { EventResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime, type Language, type SeatsSaid, seatsText } from '@outerpark/core/names'
import { type PlanWords, planFacts } from './plan-facts.ts'

type Told = {
  readonly language: Language
  /** a number of seats in words: `248 seats` */
  readonly seats: (count: number) => string
  readonly plans: PlanWords
}

/** What people look for in an event, in the order in which they do: what changed or was booked, the money, of what, and when. */
export function eventFacts(event: EventResponse, told: Told): readonly string[] {
  const { language } = told
  const { grade, seats, title, startsAt, reason, name } = event
  const was = event.type === 'GradeChanged' ? changeFacts(event, told) : undefined
  const booked =
    typeof seats === 'number' && (typeof grade === 'string' || grade === null)
      ? seatsText({ seats, grade, lines: linesIn(event) }, language)
      : ''
  return [
    ...planFacts(event, told.plans),
    ...(was ?? [
      booked,
      moneyOf(event, 'refunded', language) ?? moneyOf(event, 'amount', language),
    ]),
    typeof title === 'string' ? title : '',
    typeof startsAt === 'string' ? hallTime(startsAt, { language }) : '',
    typeof reason === 'string' ? reason : '',
    typeof name === 'string' ? name : '',
  ].filter((fact): fact is string => fact !== undefined && fact !== '')
}

/** The lines of a booking with seats of several grades. */
const linesIn = ({ lines }: EventResponse): SeatsSaid['lines'] =>
  Array.isArray(lines)
    ? lines.filter(isRecord).map(({ grade, seats }) => ({
        ...{ grade: String(grade), seats: Number(seats) },
      }))
    : []

/** `R ₩114,000 → ₩115,000`, `R 248 → 250 seats`, or both. */
function changeFacts(
  { grade, price, seats, was }: EventResponse,
  { language, seats: seatsIn }: Told,
): readonly string[] {
  if (!isRecord(was)) return []
  const [before, after] = [was.price, price].map((each) => moneyText(each, language))
  const isOther = typeof seats === 'number' && typeof was.seats === 'number' && seats !== was.seats
  return [
    [
      ...(typeof grade === 'string' ? [grade] : []),
      ...(before === after ? [] : [`${before} → ${after}`]),
      ...(isOther ? [`${was.seats} → ${seatsIn(seats)}`] : []),
    ].join(' '),
  ]
}

/** Of a refund policy without a name. `performance show` has its rules. */
const OWN_RULES = '…'

/** The fields of an event in words: amounts as money, and what is within a field with its own name, such as `was.seats`. */
export function eventFields(
  event: Readonly<Record<string, unknown>>,
  language: Language,
): readonly (readonly [name: string, text: string])[] {
  return Object.entries(event).flatMap(([name, value]): (readonly [string, string])[] => {
    if (name === 'refund' && isRecord(value) && 'rules' in value)
      return [[name, String(value.preset ?? OWN_RULES)]]
    if (name === 'currency' && moneyOf(event, 'amount', language) !== undefined) return []
    const money = moneyText(value, language) ?? moneyOf(event, name, language)
    if (money !== undefined) return [[name, money]]
    if (Array.isArray(value))
      return [[name, value.map((each) => itemText(each, event.currency, language)).join(', ')]]
    if (!isRecord(value)) return [[name, String(value)]]
    return eventFields(value, language).map(([inner, text]) => [`${name}.${inner}`, text])
  })
}

/** One of several things in a field: `VIP 372 ₩190,000`. A price without a currency is in that of the event. */
function itemText(item: unknown, currency: unknown, language: Language): string {
  if (!isRecord(item)) return String(item)
  const amounts = Object.fromEntries(
    IN_ITEMS.filter((name) => typeof item[name] === 'number' && typeof currency === 'string').map(
      (name) => [name, { amount: item[name], currency }],
    ),
  )
  return eventFields({ ...item, ...amounts }, language)
    .map(([, text]) => text)
    .join(' ')
}

/** Amounts of a line, in the currency of its event. */
const IN_ITEMS = ['price', 'kept', 'refund']
const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'refunded', 'kept', 'chargeLeft'])

/** A number beside the currency of the event. */
function moneyOf(
  event: Readonly<Record<string, unknown>>,
  name: string,
  language: Language,
): string | undefined {
  if (!AMOUNTS.has(name)) return undefined
  return moneyText({ amount: event[name], currency: event.currency }, language)
}

function moneyText(value: unknown, language: Language): string | undefined {
  if (!isRecord(value)) return undefined
  const { amount, currency } = value
  return typeof amount === 'number' && typeof currency === 'string'
    ? formatMoney({ amount, currency }, language)
    : undefined
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
