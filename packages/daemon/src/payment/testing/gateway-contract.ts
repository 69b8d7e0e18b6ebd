import { afterAll, beforeAll, describe } from 'vitest'
import { describeApprovals } from './contract/approvals.ts'
import { callsOf, type GatewayUnderTest } from './contract/calls.ts'
import { describeRefunds } from './contract/refunds.ts'
import { describeVoids } from './contract/voids.ts'

/**
 * What the box office relies on, whoever the card company is. Every {@link PaymentGateway} passes it.
 *
 * @param makeGateway called once, before the first test; every test uses keys of its own
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
