import type { EventResponse, KnobsResponse } from '@outerpark/core/contract'
import { CHECKS } from '@outerpark/core/names'
import { describe, expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import type { FailedRun } from '../../text/failing.ts'
import type { BreakerChange, Office } from '../model/office.ts'
import { anOffice, aStatus } from '../testing/office.ts'
import { DESK, known, NOW, played, sceneOf, viewOf } from '../testing/scene.ts'
import { pausesOf } from './breaker-history.ts'
import { type ChecksState, checksScreen } from './checks.ts'
import { eventsScreen } from './events.ts'
import { pipelineScreen } from './pipeline.ts'
import { sandboxScreen } from './sandbox.ts'

const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString()
const change = (
  seconds: number,
  to: BreakerChange['to'],
  reason: BreakerChange['reason'],
): BreakerChange => ({
  ...{ type: 'BreakerChanged', at: at(seconds), position: 1, from: 'closed', to, reason },
  ...{ error: null, retryAt: null, calls: 20, failures: 12 },
})
/** Away for a minute, with two probes that failed, and away again until now. */
const HISTORY = [
  change(-100, 'open', 'too-many-failures'),
  change(-95, 'half-open', 'time-for-a-probe'),
  change(-94, 'open', 'probe-failed'),
  change(-89, 'half-open', 'time-for-a-probe'),
  change(-88, 'open', 'probe-failed'),
  change(-41, 'half-open', 'time-for-a-probe'),
  change(-40, 'closed', 'probe-answered'),
  change(-10, 'open', 'too-many-failures'),
]
const event = (position: number, type: string, more: object = {}): EventResponse => ({
  ...{ id: `EV-${position}`, position, type, at: at(position - 100), correlationId: 'RV-1' },
  ...{ causationId: '', actor: 'system', ...more },
})
const textOf = (lines: readonly string[]) => lines.join('\n')

describe('Pipeline', () => {
  test('a pause is one, however often the card company was tried meanwhile', () => {
    expect(pausesOf(HISTORY)).toEqual([
      { from: NOW - 100_000, to: NOW - 40_000, calls: 20, failures: 12, probes: 2 },
      { from: NOW - 10_000, to: undefined, calls: 20, failures: 12, probes: 0 },
    ])
  })

  test('a pause that began before the known history is shown without its reason', () => {
    const [pause] = pausesOf(HISTORY.slice(3))
    expect(pause).toMatchObject({ calls: undefined, probes: 1, to: NOW - 40_000 })
  })

  test('the history says when payments were paused, why, and for how long', () => {
    const office = known(anOffice({ breakerChanges: HISTORY }))
    const { lines } = played(pipelineScreen, sceneOf({ office }))
    expect(textOf(lines)).toMatch(/● back after 60 seconds/)
    expect(textOf(lines)).toMatch(/2 trial calls failed/)
    expect(textOf(lines)).toMatch(/■ paused: 12\/20 calls failed/)
  })

  test('a backlog has a forecast, or says that no payment goes through', () => {
    const text = (emptyInSeconds: number | null) =>
      textOf(
        played(
          pipelineScreen,
          sceneOf({ office: known(anOffice({ status: aStatus({ unpaid: 40, emptyInSeconds }) })) }),
        ).lines,
      )
    expect(text(12)).toContain('empty in about 12 seconds')
    expect(text(null)).toContain('nothing was paid in the last ten seconds')
  })
})

const FAILED: FailedRun = { calls: 10, since: at(-240), lastAt: at(-7), answeredAt: null }

describe('A few payments that fail, so the breaker stays closed', () => {
  const status = aStatus({ unpaid: 1, emptyInSeconds: null, failedRun: FAILED })
  const pipeline = (office: Partial<Office>) =>
    textOf(played(pipelineScreen, sceneOf({ office: known(anOffice(office)) })).lines)

  test('Pipeline says that the card company does not answer, and that the payment is tried again', () => {
    const text = pipeline({ status })
    expect(text).toContain(
      'Card company  ◐ does not answer  for 4 minutes  10 calls in a row failed',
    )
    expect(text).toMatch(/Payments +1 waiting {2}each is tried again, the last time 7 seconds ago/)
    expect(text).toContain('◐ 10 failed, too few at once')
  })

  test('once it answers, the history has when it did not', () => {
    const over = { ...FAILED, answeredAt: at(-3) }
    const text = pipeline({ status: aStatus({ failedRun: over, calls: 1 }) })
    expect(text).toContain('● working  for 3 seconds')
    expect(text).toContain('● back after 4 minutes')
    expect(text).not.toContain('Not in the last day.')
  })

  test('a share of calls that fails is no outage', () => {
    const text = pipeline({ status: aStatus({ failedRun: FAILED, calls: 9, failures: 1 }) })
    expect(text).toMatch(/● working .* 1 of the last 9 calls failed/)
  })
})

describe('Events', () => {
  const events = [
    event(1, 'Reserved', { seats: 2, grade: 'VIP', title: 'Rent' }),
    event(2, 'PaymentApproved', { title: 'Rent' }),
    event(3, 'MusicalRegistered', { title: 'Cats', correlationId: 'MU-1' }),
  ]
  const scene = sceneOf({ office: known(anOffice({ events })) })
  const typing = (text: string) => {
    const begun = eventsScreen.begin(undefined)
    const { state } = eventsScreen.act(begun, 'filter', scene)
    return eventsScreen.type?.(state, { name: '', text }, scene).state ?? state
  }

  test.each(['rent', 'RV-1', 'PAID', '결제 완료'])('the filter finds "%s"', (typed) => {
    const { lines } = eventsScreen.draw(typing(typed), scene, viewOf(scene))
    expect(textOf(lines)).toContain('paid')
    expect(textOf(lines)).not.toContain('Cats')
  })

  test('Enter opens the booking of the selected event', async () => {
    const begun = eventsScreen.begin(undefined)
    const up = eventsScreen.act(begun, 'up', scene).state
    const opened = eventsScreen.act(up, 'open', scene)
    const own = {
      reservation: async () => ({
        ...{ id: 'RV-1', title: 'Rent', startsAt: at(9), grade: 'VIP', seats: 2 },
        ...{ amount: { amount: 1000, currency: 'KRW' }, customer: { id: 'CU-1', name: 'Jun' } },
      }),
      myPage: async () => ({
        ...{ next: null, position: 1, notices: [] },
        reservations: [{ id: 'RV-1', timeline: [] }],
      }),
    } as unknown as Client // all that is used
    const answered = await opened.ask?.({ own, staff: undefined }, DESK)
    const state = answered?.(opened.state) ?? opened.state
    const { lines } = eventsScreen.draw(state, scene, viewOf(scene))
    expect(textOf(lines)).toContain('Booked by Jun')
    expect(textOf(lines)).toMatch(/─+\nRent .*\nRV-1 {2}2 × VIP {2}₩1,000/)
    expect(eventsScreen.act(state, 'back', scene).state.opened).toBeUndefined()
  })

  const price = { amount: 115_000, currency: 'KRW' }
  const was = { seats: 248, price: { amount: 114_000, currency: 'KRW' } }
  const changed = event(4, 'GradeChanged', {
    ...{ correlationId: 'MU-1', performanceId: 'PF-1', title: 'Cats', venue: 'V' },
    ...{ startsAt: '2027-01-05T19:30:00+09:00', grade: 'S', seats: 248, price, was },
  })

  test('a change is shown as before and after, and not as a number of seats', () => {
    const now = sceneOf({ office: known(anOffice({ events: [...events, changed] })) })
    const begun = eventsScreen.begin(undefined)
    const [row = ''] = eventsScreen.draw(begun, now, viewOf(now)).lines.slice(-1)
    expect(row).toMatch(/grade changed +S ₩114,000 → ₩115,000 {2}Cats/)
    expect(row).not.toContain('248')
  })

  test.each(['en', 'ko'] as const)(
    'Enter opens any event with all of its fields: %s',
    (language) => {
      for (const size of [undefined, { columns: 198, rows: 45 }]) {
        const now = sceneOf({ office: known(anOffice({ events: [changed] })) }, size, language)
        const begun = eventsScreen.begin(undefined)
        expect(eventsScreen.actions(begun, now)).toContain('open')
        const { state, ask } = eventsScreen.act(begun, 'open', now)
        expect(ask).toBeUndefined()
        const text = textOf(eventsScreen.draw(state, now, viewOf(now, language)).lines)
        const won = (amount: string) => (language === 'ko' ? `${amount}원` : `₩${amount}`)
        for (const value of ['PF-1', won('115,000'), won('114,000'), '248', 'system'])
          expect(text).toContain(value)
        expect(text).toContain(language === 'ko' ? '이전 가격' : 'price before')
        expect(eventsScreen.command?.(state, now)).toEqual([
          'events',
          '--from',
          '4',
          '--limit',
          '1',
        ])
      }
    },
  )
})

describe('Sandbox', () => {
  const CALM: KnobsResponse = {
    ...{ latency: '30', fail: 0, loseReplies: 0, duplicate: 0 },
    ...{ wrongAmount: 0, decline: 0, outage: false },
  }
  const said = (office: Partial<Office>, more: Partial<KnobsResponse> = {}) =>
    textOf(
      played(
        sandboxScreen,
        sceneOf({ office: known(anOffice(office)), knobs: known({ ...CALM, ...more }) }),
      ).lines,
    ).replace(/\s+/g, ' ')

  test('without trouble it says so', () => {
    expect(said({})).toContain('● The card company answers.')
  })
  test('an outage that nobody has noticed yet says that the next payment finds out', () => {
    expect(said({}, { outage: true })).toContain('The next payments will')
  })
  test('once payments have failed it says so, and not that the next one finds out', () => {
    const status = aStatus({ unpaid: 1, emptyInSeconds: null, failedRun: FAILED })
    const text = said({ status }, { outage: true })
    expect(text).toMatch(/does not answer: 10 .*calls in a row failed/)
    expect(text).not.toContain('find out')
  })
  test('bookings that were made on another screen are among the latest', () => {
    const before = [event(1, 'Reserved')]
    expect(said({ before })).toMatch(/RV-1 ▸ reserved/)
    expect(said({ before, events: [event(2, 'PaymentApproved')] })).toMatch(/RV-1 ✓ paid/)
  })
  test('while payments are paused it says that bookings go on, and when it is tried again', () => {
    const status = aStatus({ state: 'open', retryAt: at(4), unpaid: 7, emptyInSeconds: null })
    const text = said({ status }, { outage: true })
    expect(text).toContain('■ Too many calls failed')
    expect(text).toContain('seats are held')
    expect(text).toContain('7 payments are not settled yet.')
    expect(text).toContain('in 4 seconds')
  })
  test('each of the latest bookings has its state', () => {
    const events = [
      event(1, 'Reserved'),
      event(2, 'Reserved', { correlationId: 'RV-2' }),
      event(3, 'PaymentDeferred'),
      event(4, 'NoticeSent'),
    ]
    expect(said({ events })).toMatch(/RV-1 ▸ payment deferred/)
    expect(said({ events })).toMatch(/RV-2 ▸ reserved/)
  })
})

describe('Checks', () => {
  const holds = (name: string) => ({ name, ok: true, detail: '' })
  async function run(verify: Client['verify']): Promise<readonly ChecksState[]> {
    const scene = sceneOf({})
    const { state, ask } = checksScreen.act(checksScreen.begin(undefined), 'run', scene)
    const seen = [state]
    const change = (how: (state: ChecksState) => ChecksState) =>
      void seen.push(how(seen.at(-1) ?? state))
    const last = await ask?.(
      { own: { verify } as unknown as Client, staff: undefined },
      { ...DESK, tell: change },
    )
    if (last) change(last)
    return seen
  }

  test('it says which check of how many is made, and what was found until now', async () => {
    const seen = await run(async (name = CHECKS[0]) => ({
      ...{ ok: true, notChecked: [] },
      checks: name === 'ledger-matches-payments' ? CHECKS.slice(-2).map(holds) : [holds(name)],
    }))
    const scene = sceneOf({})
    const shown = seen.map((state) => textOf(checksScreen.draw(state, scene, viewOf(scene)).lines))
    expect(shown[0]).toContain('Check 1 of 17')
    expect(shown[6]).toContain('Check 7 of 17')
    expect(shown[6]).toMatch(/✓ confirmed bookings are paid.*\n▸ every open payment/)
    expect(shown.at(-1)).toContain('✓ All 17 checks hold')
  })

  test('without a ledger its two checks are no failure, and are not asked for again', async () => {
    const asked: string[] = []
    const seen = await run(async (name = CHECKS[0]) => {
      asked.push(name)
      return name === 'ledger-matches-payments'
        ? { ok: true, checks: [], notChecked: [{ name, detail: '' }] }
        : { ok: true, checks: [holds(name)], notChecked: [] }
    })
    expect(asked).toEqual(CHECKS.slice(0, -1))
    const scene = sceneOf({})
    const last = checksScreen.draw(
      seen.at(-1) ?? checksScreen.begin(undefined),
      scene,
      viewOf(scene),
    )
    expect(textOf(last.lines)).toContain('✓ All 15 checks hold')
    expect(textOf(last.lines)).toContain('the card company shows no ledger')
  })
})
