import { guardGateway } from '../guard.ts'
import { describeGateway } from '../testing/gateway-contract.ts'
import { stripeGateway } from './gateway.ts'
import { startFakeStripe } from './testing/fake-server.ts'

const cards = { approves: 'pm_card_visa', declines: 'pm_card_chargeDeclined' }

async function stripeUnderTest() {
  const stripe = await startFakeStripe({ latencyMs: 4 })
  const gateway = stripeGateway({ ...stripe.where, timeoutMs: 5_000 })
  const close = async () => {
    gateway.close()
    await stripe.close()
  }
  const book = async (key: string) => {
    const { charged, refunded } = stripe.book(key)
    return { charged, refunded }
  }
  return { stripe, gateway, book, close, ...cards }
}

describeGateway('Stripe', stripeUnderTest)

describeGateway('Stripe behind the guard', async () => {
  const { gateway, ...rest } = await stripeUnderTest()
  return { ...rest, gateway: guardGateway(gateway, { timeoutMs: 10_000 }) }
})

describeGateway('Stripe with a search that knows everything at once', async () => {
  const subject = await stripeUnderTest()
  subject.stripe.setSearchLag(0)
  return subject
})
