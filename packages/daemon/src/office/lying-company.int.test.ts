import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Counter, counterAt, PAID, REFUNDED, UNPAID } from '../testing/counter.ts'
import type { Lie } from '../testing/lying-proxy.ts'
import { PATIENT } from '../testing/patient.ts'
import { until } from '../testing/settled.ts'
import { openWholeOffice } from '../testing/whole-office.ts'
import { sandboxThatLies } from './testing/lying-companies.ts'

describe('a card company that says to have given back more than was charged', () => {
  test('makes a dead letter that says so, and is asked again once an admin has looked', async () => {
    const company = await sandboxThatLies()
    const office = await openWholeOffice({ ...company.settings, ...PATIENT })
    const counter = await counterAt(office.url, office.admin, company)
    const booked = await counter.book()
    await counter.becomes(booked, PAID)
    await counter.settled()
    company.lieAbout('refund', 'refunded-more')
    await counter.cancel(booked)
    const letter = await counter.deadLetter(booked)
    expect(letter).toMatchObject({ kind: 'cancel-payment', state: 'dead', attempts: 1 })
    expect(letter.lastError).toBe(
      `GatewayDisagrees: ${counter.price} KRW had to go back for ${booked.paymentId}; the gateway says that 1000000 KRW did. Nothing is recorded: compare both, then retry this task.`,
    )
    expect(await counter.story(booked)).not.toContain('PaymentCancelled')
    await counter.retry(letter)
    await counter.becomes(booked, REFUNDED)
    const { price } = counter
    expect(await company.book(booked.paymentId)).toEqual({ charged: price, refunded: price })
    expect((await counter.verify()).ok).toBe(true)
    await office.close()
    await company.close()
  })
})

describe('a card company that goes on lying', () => {
  let company: Awaited<ReturnType<typeof sandboxThatLies>>
  let office: Awaited<ReturnType<typeof openWholeOffice>>
  let counter: Counter
  beforeAll(async () => {
    company = await sandboxThatLies()
    office = await openWholeOffice({
      ...company.settings,
      ...PATIENT,
      OUTERPARK_BREAKER_MINIMUM_CALLS: '5',
      OUTERPARK_BREAKER_OPEN_MS: '1000',
    })
    counter = await counterAt(office.url, office.admin, company)
  })
  afterAll(async () => {
    expect((await counter.verify()).ok).toBe(true)
    await office?.close()
    await company?.close()
  })

  test('makes a dead letter again of one that is retried too early, with the new reply', async () => {
    company.lieAbout('approve', 'html', 'wrong-currency')
    const booked = await counter.book()
    const first = await counter.deadLetter(booked)
    await counter.retry(first)
    await until('the other reply', async () => {
      const [letter] = await counter.deadLetters()
      return letter !== undefined && letter.lastError !== first.lastError
    })
    expect(await counter.reservation(booked)).toEqual(UNPAID)
    await counter.retry(await counter.deadLetter(booked))
    await counter.becomes(booked, PAID)
    await counter.settled()
    const { charged } = await company.book(booked.paymentId)
    expect(charged).toBe(counter.price)
  })

  test('is left alone soon: most payments wait, and are made by themselves when it is well again', async () => {
    company.lieAbout('approve', ...Array<Lie>(100).fill('html'))
    const begun = performance.now()
    const booked = await Promise.all(Array.from({ length: 30 }, counter.book))
    await until('an open breaker', async () => (await counter.breaker()) !== 'closed')
    company.tellTruth()
    const probes = (performance.now() - begun) / 1_000
    await counter.settled()
    const letters = await counter.deadLetters()
    expect(letters.length).toBeGreaterThan(0)
    // So many lies in a row, and one for each probe (one a second) until a reply is true.
    expect(letters.length).toBeLessThan(10 + probes)
    expect((await counter.seats()).held).toBe(letters.length)
    for (const letter of letters) await counter.retry(letter)
    for (const each of booked) await counter.becomes(each, PAID)
    await counter.settled()
    for (const { paymentId } of booked)
      expect(await company.book(paymentId)).toEqual({ charged: counter.price, refunded: 0 })
  })
})
