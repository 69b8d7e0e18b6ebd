import { memoryGateway } from '../testing/memory-gateway.ts'
import { describeGateway } from './testing/gateway-contract.ts'

describeGateway('the card company in memory', async () => {
  const gateway = memoryGateway()
  return {
    gateway,
    approves: 'card-ok',
    declines: 'card-declined',
    async book(key) {
      const charge = gateway.charges().find((line) => line.key === key)
      return { charged: charge?.charged ?? 0, refunded: charge?.refunded ?? 0 }
    },
    close: async () => {},
  }
})
