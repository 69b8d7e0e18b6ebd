import { memoryGateway } from '../testing/memory-gateway.ts'
import { describeGateway, type GatewayUnderTest } from './gateway-contract.ts'
import { guardGateway } from './guard.ts'
import { gatewayOfOffice } from './office-gateway.ts'

/** @param name what the key is called in the company's own book */
function inMemory(name = (key: string) => key): GatewayUnderTest {
  const gateway = memoryGateway()
  return {
    gateway,
    approves: 'card-ok',
    declines: 'card-declined',
    async book(key) {
      const charge = gateway.charges().find((line) => line.key === name(key))
      return { charged: charge?.charged ?? 0, refunded: charge?.refunded ?? 0 }
    },
    close: async () => {},
  }
}

describeGateway('the card company in memory', async () => inMemory())

describeGateway('the card company in memory, as one office behind its guard sees it', async () => {
  const company = inMemory((key) => `here.${key}`)
  const gateway = guardGateway(gatewayOfOffice(company.gateway, 'here'), { timeoutMs: 610 })
  return { ...company, gateway }
})
