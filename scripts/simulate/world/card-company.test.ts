import { gatewayOver } from '../../../packages/daemon/src/payment/http-gateway.ts'
import { describeGateway } from '../../../packages/daemon/src/payment/testing/gateway-contract.ts'
import { answerWith, callIn, cardCompany } from './card-company.ts'

describeGateway('the card company of the simulation', async () => {
  const company = cardCompany()
  return {
    gateway: gatewayOver(async (question, signal) => {
      signal.throwIfAborted()
      return answerWith(company.work(callIn(question)))
    }),
    approves: 'card-ok',
    declines: 'card-declined',
    async book(key) {
      const { charged, refunded } = company.book().get(key) ?? { charged: 0, refunded: 0 }
      return { charged, refunded }
    },
    close: async () => {},
  }
})
