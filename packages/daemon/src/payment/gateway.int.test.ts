import { sandboxUnderTest } from '../sandbox/testing/under-test.ts'
import { guardGateway } from './guard.ts'
import { describeGateway } from './testing/gateway-contract.ts'

const cards = { approves: 'card-ok', declines: 'card-declined' }

describeGateway('the sandbox', async () => {
  const { gateway, book, close } = await sandboxUnderTest()
  return { gateway, book, close, ...cards }
})

describeGateway('the sandbox behind the guard', async () => {
  const { gateway, book, close } = await sandboxUnderTest()
  return { gateway: guardGateway(gateway, { timeoutMs: 20_000 }), book, close, ...cards }
})

describeGateway('the sandbox with every call delivered twice', async () => {
  const { gateway, book, close, turn } = await sandboxUnderTest()
  await turn({ duplicate: 1 })
  return { gateway, book, close, ...cards }
})
