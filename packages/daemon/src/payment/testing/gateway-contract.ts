import { afterAll, beforeAll, describe } from 'vitest'
import { describeApprovals } from './contract/approvals.ts'
import { callsOf, type GatewayUnderTest } from './contract/calls.ts'
import { describeRefunds } from './contract/refunds.ts'
import { describeVoids } from './contract/voids.ts'

/**
 * The contract suite of {@link PaymentGateway}: the promises on which the box office relies. Every gateway must pass
 * it.
 *
 * @param makeGateway is called once, before the first test; each test uses new keys
 */
export function describeGateway(name: string, makeGateway: () => Promise<GatewayUnderTest>): void {
  describe(`${name} keeps the promises of a payment gateway`, () => {
    let subject: GatewayUnderTest
    beforeAll(async () => {
      subject = await makeGateway()
    })
    afterAll(() => subject?.close())
    const calls = callsOf(() => subject)

    describeApprovals(calls)
    describeVoids(calls)
    describeRefunds(calls)
  })
}
