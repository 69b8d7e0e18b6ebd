import { isPrintable } from '@outerpark/core/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Counter, counterAt, PAID, REFUNDED, UNPAID } from '../testing/counter.ts'
import type { Lie } from '../testing/lying-proxy.ts'
import { PATIENT } from '../testing/patient.ts'
import { openWholeOffice } from '../testing/whole-office.ts'
import { type Company, sandboxThatLies, stripeThatLies } from './testing/lying-companies.ts'

const WRONG: Lie[] = ['html', 'huge', 'broken-json', 'wrong-key', 'wrong-amount', 'wrong-currency']
/** How much of a reply is kept, with the words around it. */
const LONGEST_LETTER = 1_500

describe.each([
  ['a card company with the sandbox’s interface', sandboxThatLies],
  ['Stripe', stripeThatLies],
])('%s', (_, open) => {
  let company: Company
  let office: Awaited<ReturnType<typeof openWholeOffice>>
  let counter: Counter
  let price: number

  beforeAll(async () => {
    company = await open()
    office = await openWholeOffice({
      ...company.settings,
      ...PATIENT,
      // Each lie counts as a failure for the breaker, which is not under test here.
      OUTERPARK_BREAKER_WINDOW_MS: '600000',
      OUTERPARK_BREAKER_MINIMUM_CALLS: '300',
    })
    counter = await counterAt(office.url, office.admin, company)
    price = counter.price
  })
  afterAll(async () => {
    expect((await counter.verify()).ok).toBe(true)
    await office?.close()
    await company?.close()
  })

  test.each(WRONG)(
    'that answers an approval with %s changes no reservation; an admin looks, and it is paid once',
    async (lie) => {
      const before = await counter.seats()
      company.lieAbout('approve', lie)
      const booked = await counter.book()
      const letter = await counter.deadLetter(booked)
      expect(letter).toMatchObject({ kind: 'approve-payment', state: 'dead', attempts: 1 })
      expect(letter.lastError).toMatch(/^GatewayMisbehaved: .* The reply: ./)
      expect(isPrintable(letter.lastError ?? '')).toBe(true)
      expect(letter.lastError?.length).toBeLessThan(LONGEST_LETTER)
      expect(await counter.reservation(booked)).toEqual(UNPAID)
      expect(await counter.story(booked)).toEqual(['Reserved'])
      expect(await counter.seats()).toEqual({ ...before, available: before.available - 1, held: 1 })
      expect(await company.book(booked.paymentId)).toEqual({ charged: price, refunded: 0 })

      expect((await counter.retry(letter)).status).toBe(200)
      await counter.becomes(booked, PAID)
      await counter.settled()
      expect(await company.book(booked.paymentId)).toEqual({ charged: price, refunded: 0 })
      expect(await counter.story(booked)).toEqual(['Reserved', 'PaymentApproved', 'NoticeSent'])
      expect(await counter.deadLetters()).toEqual([])
    },
  )

  test.each(
    (['void', 'refund'] as const).flatMap((call) => WRONG.map((lie) => [call, lie] as const)),
  )(
    'that answers a %s with %s: the seat is free, and the refund is recorded once an admin has looked',
    async (call, lie) => {
      const booked = await counter.book()
      await counter.becomes(booked, PAID)
      await counter.settled()
      company.lieAbout(call, lie)
      expect((await counter.cancel(booked)).status).toBe(200)
      const letter = await counter.deadLetter(booked)
      expect(letter).toMatchObject({ kind: 'cancel-payment', state: 'dead', attempts: 1 })
      expect(letter.lastError).toMatch(/^GatewayMisbehaved: /)
      expect(await counter.reservation(booked)).toEqual({
        status: 'cancelled',
        paymentStatus: 'approved',
      })
      expect((await counter.seats()).held).toBe(0)

      expect((await counter.retry(letter)).status).toBe(200)
      await counter.becomes(booked, REFUNDED)
      await counter.settled()
      expect(await company.book(booked.paymentId)).toEqual({ charged: price, refunded: price })
      const story = await counter.story(booked)
      expect(story.filter((type) => type === 'PaymentCancelled')).toHaveLength(1)
    },
  )

  test('whose replies break off in the middle is asked again by itself, and charges once', async () => {
    // One call makes three quick tries, so only the task table can bring the next one.
    company.lieAbout('approve', ...Array<Lie>(4).fill('cut-off'))
    const booked = await counter.book()
    await counter.becomes(booked, PAID)
    await counter.settled()
    expect(await counter.deadLetters()).toEqual([])
    expect(await company.book(booked.paymentId)).toEqual({ charged: price, refunded: 0 })
  })

  test('a dead letter that two admins retry at once is tried once', async () => {
    company.lieAbout('approve', 'html')
    const booked = await counter.book()
    const letter = await counter.deadLetter(booked)
    const answers = await Promise.all([counter.retry(letter), counter.retry(letter)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
    expect(answers.find(({ status }) => status === 404)?.json.code).toBe('task-not-found')
    await counter.becomes(booked, PAID)
    await counter.settled()
    expect(await company.book(booked.paymentId)).toEqual({ charged: price, refunded: 0 })
    expect(await counter.story(booked)).toEqual(['Reserved', 'PaymentApproved', 'NoticeSent'])
  })

  test('a reservation that is cancelled while its approval is a dead letter is refunded once', async () => {
    company.lieAbout('approve', 'wrong-amount')
    const booked = await counter.book()
    const letter = await counter.deadLetter(booked)
    expect((await counter.cancel(booked)).status).toBe(200)
    await counter.becomes(booked, REFUNDED)
    await counter.retry(letter)
    await counter.settled()
    expect(await company.book(booked.paymentId)).toEqual({ charged: price, refunded: price })
    expect(await counter.reservation(booked)).toEqual(REFUNDED)
    expect(await counter.deadLetters()).toEqual([])
  })
})
