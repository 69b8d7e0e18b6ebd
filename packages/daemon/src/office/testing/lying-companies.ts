import type { Mishap } from '../../payment/stripe/testing/fake-mishaps.ts'
import { startFakeStripe } from '../../payment/stripe/testing/fake-server.ts'
import { companyElsewhere } from '../../sandbox/testing/under-test.ts'
import { type Lie, startLyingProxy } from '../../testing/lying-proxy.ts'

// Card companies that lie to a whole box office: they do what they are asked, but the reply is wrong.

/** A call to a card company, in the words of the port. */
type Call = 'approve' | 'void' | 'refund'
export type Company = {
  readonly settings: NodeJS.ProcessEnv
  readonly paymentMethod: string
  /** Lies about the next calls of this kind. */
  readonly lieAbout: (call: Call, ...lies: Lie[]) => void
  /** what it has charged and refunded for a payment, by its own ledger */
  readonly book: (paymentId: string) => Promise<{ charged: number; refunded: number }>
  readonly close: () => Promise<void>
}

/** The ends of the addresses of the sandbox's calls. */
const ADDRESSES: Record<Call, string> = {
  approve: 'POST /charges',
  void: '/void',
  refund: '/refunds',
}

/** The sandbox behind a proxy that changes its replies. */
export async function sandboxThatLies(): Promise<Company & { tellTruth: () => void }> {
  const company = await companyElsewhere()
  const proxy = await startLyingProxy(company.settings.OUTERPARK_GATEWAY_URL)
  return {
    settings: { ...company.settings, OUTERPARK_GATEWAY_URL: proxy.url },
    paymentMethod: 'card-ok',
    lieAbout: (call, ...lies) => proxy.lieAbout(ADDRESSES[call], ...lies),
    tellTruth: proxy.tellTruth,
    async book(paymentId) {
      const own = (await company.ledger()).filter(({ key }) => key.endsWith(`.${paymentId}`))
      return sumOf(own)
    },
    async close() {
      await proxy.close()
      await company.close()
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

/** The stand-in for Stripe, with wrong replies. */
export async function stripeThatLies(): Promise<Company> {
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
        // A refund has no key of the payment. The intent that is read before it has one.
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
