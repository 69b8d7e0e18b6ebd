import { expect, test } from 'vitest'
import { idNumber, specify } from '../kernel/testing/decide.ts'
import { signUp } from './sign-up.ts'

const command = {
  name: '김민지',
  email: 'Minji@Example.com',
  language: 'ko',
  tokenId: 'token-1',
  tokenHash: 'ab'.repeat(32),
} as const
const id = idNumber('customer', 1)
const customer = {
  id,
  name: '김민지',
  email: 'minji@example.com',
  language: 'ko',
  mail: true,
} as const

test('who signs up becomes a customer with a token', () => {
  const signingUp = specify(signUp).given({ customerWithEmail: undefined }).when(command)
  signingUp.thenAccepted(
    [
      {
        type: 'CustomerSignedUp',
        customerId: id,
        name: '김민지',
        email: 'minji@example.com',
        language: 'ko',
        mail: true,
      },
    ],
    { customer, tokenId: 'token-1' },
  )
  expect(signingUp.decision()).toMatchObject({
    grants: [{ tokenHash: command.tokenHash, customerId: id }],
  })
})

test('who wants no mails says so at the sign-up', () => {
  const decision = specify(signUp)
    .given({ customerWithEmail: undefined })
    .when({ ...command, mail: false })
    .decision()
  expect(decision).toMatchObject({
    events: [{ type: 'CustomerSignedUp', mail: false }],
    reply: { customer: { mail: false } },
  })
})

test('no event tells the token or its hash, since events are published', () => {
  const decision = specify(signUp).given({ customerWithEmail: undefined }).when(command).decision()
  if (decision.kind !== 'accepted') throw new Error('refused')
  const published = JSON.stringify(decision.events)
  expect(published).not.toContain(command.tokenHash)
  expect(published).not.toContain(command.tokenId)
})

test('an address signs up once', () => {
  specify(signUp)
    .given({ customerWithEmail: customer })
    .when(command)
    .thenRefused('email-already-registered', /minji@example\.com/)
})

test('upper and lower case do not tell two addresses apart', () => {
  expect(signUp.needs(command)).toEqual({ customerWithEmail: 'minji@example.com' })
})
