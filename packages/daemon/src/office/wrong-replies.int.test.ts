import { isPrintable } from '@outerpark/core/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mishap } from '../payment/stripe/testing/fake-mishaps.ts'
import { startFakeStripe } from '../payment/stripe/testing/fake-server.ts'
import { sandboxUnderTest } from '../sandbox/testing/under-test.ts'
import { type Counter, counterAt, PAID, REFUNDED, UNPAID } from '../testing/counter.ts'
import { type Lie, startLyingProxy } from '../testing/lying-proxy.ts'
import { until } from '../testing/settled.ts'
import { openWholeOffice } from '../testing/whole-office.ts'

// Card companies that lie, each behind a whole box office: what was done is true, and the reply to it is not.

type Call = 'approve' | 'void' | 'refund'
type Company = {
  readonly settings: NodeJS.ProcessEnv
  readonly paymentMethod: string
  /** Lies about the next calls of this kind. */
  readonly lieAbout: (call: Call, ...lies: Lie[]) => void
  /** what it has taken and given back for a payment, by its own book */
  readonly book: (paymentId: string) => Promise<{ charged: number; refunded: number }>
  readonly close: () => Promise<void>
}

/** How the addresses of the sandbox's calls end. */
const ADDRESSES: Record<Call, string> = {
  approve: 'POST /charges',
  void: '/void',
  refund: '/refunds',
}

async function sandboxThatLies(): Promise<Company & { tellTruth: () => void }> {
  const sandbox = await sandboxUnderTest()
  const proxy = await startLyingProxy(sandbox.sandbox.url)
  return {
    settings: { OUTERPARK_GATEWAY_URL: proxy.url, OUTERPARK_GATEWAY_KEY: sandbox.sandbox.key },
    paymentMethod: 'card-ok',
    lieAbout: (call, ...lies) => proxy.lieAbout(ADDRESSES[call], ...lies),
    tellTruth: proxy.tellTruth,
    async book(paymentId) {
      const own = (await sandbox.ledger()).filter(({ key }) => key.endsWith(`.${paymentId}`))
      return sumOf(own)
    },
    async close() {
      await proxy.close()
      await sandbox.close()
    },
  }
}

/** The same lies in Stripe's words. */
const MISHAPS: Record<Exclude<Lie, 'refunded-more'>, Mishap> = {
  html: 'html',
  huge: 'huge',
  'broken-json': 'broken-json',
  'cut-off': 'half-reply',
  'wrong-key': 'wrong-key',
  'wrong-amount': 'wrong-amount',
  'wrong-currency': 'wrong-currency',
}

async function stripeThatLies(): Promise<Company> {
  const stripe = await startFakeStripe()
  return {
    settings: {
      OUTERPARK_GATEWAY: 'stripe',
      OUTERPARK_STRIPE_KEY: stripe.where.apiKey,
      OUTERPARK_STRIPE_URL: stripe.url,
    },
    paymentMethod: 'pm_card_visa',
    lieAbout(call, ...lies) {
      for (const lie of lies) {
        // A refund does not say whose it is; the intent that is looked at before does.
        const refund = lie === 'wrong-key' ? 'retrieve' : 'refund'
        const operation = { approve: 'confirm', void: 'retrieve', refund } as const
        if (lie !== 'refunded-more') stripe.spoilNext(operation[call], MISHAPS[lie])
      }
    },
    async book(paymentId) {
      const keys = stripe.intents().map(({ metadata }) => metadata.outerpark_payment ?? '')
      const own = new Set(keys.filter((key) => key.endsWith(`.${paymentId}`)))
      return sumOf([...own].map(stripe.book))
    },
    close: stripe.close,
  }
}

function sumOf(parts: readonly { charged: number; refunded: number }[]) {
  const sum = { charged: 0, refunded: 0 }
  for (const { charged, refunded } of parts) {
    sum.charged += charged
    sum.refunded += refunded
  }
  return sum
}

/** A lie that comes too late is none: it is a time-out, and the next try hears the truth. */
const PATIENT = { OUTERPARK_GATEWAY_TIMEOUT_MS: '20000', OUTERPARK_LEASE_MS: '61000' }

const WRONG: Lie[] = ['html', 'huge', 'broken-json', 'wrong-key', 'wrong-amount', 'wrong-currency']
/** What is kept of a reply, and the words about it. */
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
      // Each lie counts against it; the breaker is another matter.
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
    // Three tries are made at once, so this takes the task table, too.
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
    const booked = await Promise.all(Array.from({ length: 30 }, counter.book))
    await until('an open breaker', async () => (await counter.breaker()) !== 'closed')
    company.tellTruth()
    await counter.settled()
    const letters = await counter.deadLetters()
    expect(letters.length).toBeGreaterThan(0)
    // So many in a row, and a probe each second while nobody had told the truth yet.
    expect(letters.length).toBeLessThan(10)
    expect((await counter.seats()).held).toBe(letters.length)
    for (const letter of letters) await counter.retry(letter)
    for (const each of booked) await counter.becomes(each, PAID)
    await counter.settled()
    for (const { paymentId } of booked)
      expect(await company.book(paymentId)).toEqual({ charged: counter.price, refunded: 0 })
  })
})

describe('a gateway that does not take our key any more', () => {
  test('makes no dead letters: payments follow once the key is right, and each is charged once', async () => {
    const stripe = await startFakeStripe()
    const office = await openWholeOffice({
      OUTERPARK_GATEWAY: 'stripe',
      OUTERPARK_STRIPE_KEY: stripe.where.apiKey,
      OUTERPARK_STRIPE_URL: stripe.url,
      OUTERPARK_BREAKER_MINIMUM_CALLS: '3',
      OUTERPARK_BREAKER_OPEN_MS: '200',
    })
    const counter = await counterAt(office.url, office.admin, { paymentMethod: 'pm_card_visa' })
    stripe.rollKey('sk_test_the_next_one')
    const booked = await Promise.all(Array.from({ length: 6 }, counter.book))
    await until('an open breaker', async () => (await counter.breaker()) !== 'closed')
    expect(await counter.deadLetters()).toEqual([])
    stripe.rollKey()
    for (const each of booked) await counter.becomes(each, PAID)
    await counter.settled()
    expect(stripe.intents().map(({ amount_received }) => amount_received)).toEqual(
      Array(6).fill(counter.price),
    )
    await office.close()
    await stripe.close()
  })
})
