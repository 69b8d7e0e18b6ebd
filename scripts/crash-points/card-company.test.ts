import { describeGateway } from '../../packages/daemon/src/payment/testing/gateway-contract.ts'
import { cardCompany } from './card-company.ts'

describeGateway('the card company of the crash points', async () => {
  const company = cardCompany(2)
  return {
    gateway: company.gateway,
    approves: 'card-ok',
    declines: 'card-declined',
    async book(key) {
      const charge = company.charges().find((line) => line.key === key)
      return { charged: charge?.charged ?? 0, refunded: charge?.refunded ?? 0 }
    },
    close: async () => company.close(),
  }
})
