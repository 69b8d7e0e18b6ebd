import { setTimeout as sleep } from 'node:timers/promises'
import type { KnobsRequest } from '@outerpark/core/contract'
import { type Finding, inPart } from '../../lab/findings.ts'
import { resetKnobs, turnKnobs } from '../../lab/knobs.ts'
import { openTemporaryOffice, type TemporaryOffice } from '../../lab/office.ts'
import { type Place, registerMusical, signUpCustomers } from '../../lab/stage.ts'
import { inTurn } from '../../lab/steady.ts'
import { compareBooks } from '../books.ts'
import { eventsWithNotice, noticedOnce } from '../notices.ts'
import { type Purchase, sendShoppers } from '../shoppers.ts'
import { verified } from '../verified.ts'
import { breakerChanges } from './breaker-changes.ts'
import { breakerScaled } from './breaker-scale.ts'
import { settleAndRetry } from './dead-letters.ts'
import { openReceivers } from './receivers.ts'

export type KnobsSettings = { readonly seconds: number }

const USUAL_SECONDS = 120
const CUSTOMERS = 8
const SEATING = { performances: 3, grades: ['VIP', 'R'], seats: 100_000 }
const SETTLE_MS = 300_000
/** The time between two turns if several knobs take turns, in milliseconds. */
const TURN_MS = 1000

const EVERYTHING = {
  latency: '400-620',
  fail: 0.3,
  loseReplies: 0.1,
  duplicate: 0.3,
  wrongAmount: 0.1,
  decline: 0.1,
}
/**
 * The troubles of the card company, one by one and all together. If a list has several entries, they take turns.
 */
const TROUBLES: Readonly<Record<string, readonly KnobsRequest[]>> = {
  slow: [{ latency: '400-620' }],
  fail: [{ fail: 0.3 }],
  'lose-replies': [{ loseReplies: 0.1 }],
  duplicate: [{ duplicate: true }],
  'wrong-amount': [{ wrongAmount: true }],
  outage: [{ outage: true }],
  decline: [{ decline: true }],
  // During an outage nothing else can go wrong, so the outage comes and goes.
  'all together': [
    { ...EVERYTHING, outage: false },
    { ...EVERYTHING, outage: false },
    { ...EVERYTHING, outage: true },
  ],
}

/**
 * Customers book and cancel while one knob after another is turned, each for its share of the time. After each knob,
 * the card company works again, the dead letters are retried, and all invariants have to hold.
 */
export async function turnEveryKnob(
  { seconds }: KnobsSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const receivers = await openReceivers()
  const office = await openTemporaryOffice({
    ...receivers.env,
    ...breakerScaled(seconds / USUAL_SECONDS),
  })
  try {
    const places = await registerMusical(office.client, office.adminToken, SEATING)
    const troubles = Object.entries(TROUBLES)
    const found: Finding[] = []
    const purchases: Purchase[] = []
    for (const [seed, [name, knobs]] of troubles.entries()) {
      const ms = (seconds * 1000) / troubles.length
      const part = await suffer(office, { name, knobs, ms, places, seed }, say)
      purchases.push(...part)
      found.push(...inPart(name, [await verified(office)]))
    }
    await office.daemon.stop()
    return [
      ...found,
      ...compareBooks(office.home, purchases, ['inbox', 'mail', 'webhook']),
      ...noticedOnce('the mail server', eventsWithNotice(office.home, 'mail'), receivers.mails()),
      ...noticedOnce('the webhook', eventsWithNotice(office.home, 'webhook'), receivers.webhooks()),
    ]
  } finally {
    await office.close()
    await receivers.close()
  }
}

type Trouble = {
  readonly name: string
  readonly knobs: readonly KnobsRequest[]
  readonly ms: number
  readonly places: readonly Place[]
  readonly seed: number
}

/** Everybody books and cancels during the trouble. Returns the purchases after everything is settled. */
async function suffer(
  office: TemporaryOffice,
  { name, knobs, ms, places, seed }: Trouble,
  say: (line: string) => void,
): Promise<readonly Purchase[]> {
  const changesBefore = breakerChanges(office.home).length
  // New customers for each trouble, since shoppers use the same Idempotency-Keys each time.
  const customers = await signUpCustomers(office.client, CUSTOMERS, name.replace(' ', '-'))
  const end = performance.now() + ms
  await turnKnobs(office, inTurn(knobs, 0))
  const shoppers = sendShoppers(office.client, customers, places, seed)
  for (let turn = 1; performance.now() < end; turn++) {
    await sleep(Math.min(TURN_MS, Math.max(0, end - performance.now())))
    await turnKnobs(office, inTurn(knobs, turn))
  }
  const purchases = await shoppers.goHome()
  await resetKnobs(office)
  const start = performance.now()
  const retried = await settleAndRetry(office, SETTLE_MS)
  const settledIn = ((performance.now() - start) / 1000).toFixed(1)
  const cancelled = purchases.filter(({ cancel }) => cancel === 'accepted').length
  const opened = breakerChanges(office.home)
    .slice(changesBefore)
    .filter(({ from, to }) => from === 'closed' && to === 'open').length
  say(
    `${name.padEnd(12)}  ${purchases.length} bookings, ${cancelled} cancelled; breaker opened ${opened} times; ${retried} dead letters retried; settled after ${settledIn} s`,
  )
  return purchases
}
