import { expect, test } from 'vitest'
import { idNumber, specify } from '../kernel/testing/decide.ts'
import { signUp } from './sign-up.ts'

const command = {
  name: '김민지',
  email: 'Minji@Example.com',
  language: 'ko',
  tokenId: idNumber('token', 9),
  tokenHash: 'ab'.repeat(32),
} as const
const id = idNumber('customer', 1)
const customer = {
  id,
  name: '김민지',
  email: 'minji@example.com',
  language: 'ko',
  mail: true,
  confirmed: false,
} as const
const { tokenId } = command
const signedUp = { type: 'CustomerSignedUp', customerId: id, language: 'ko', mail: true } as const

test('who signs up becomes a customer with a token', () => {
  const signingUp = specify(signUp).given({ customerWithEmail: undefined }).when(command)
  const created = {
    type: 'TokenCreated',
    tokenId,
    owner: id,
    scopes: ['read', 'book'],
    endsAt: null,
  } as const
  signingUp.thenAccepted([signedUp, created], { customerId: id, tokenId })
  expect(signingUp.decision()).toMatchObject({
    beside: {
      grants: [{ tokenHash: command.tokenHash, tokenId, name: 'sign-up' }],
      people: [{ customerId: id, name: '김민지', email: 'minji@example.com' }],
    },
  })
})

test('who wants no mails says so at the sign-up', () => {
  const decision = specify(signUp)
    .given({ customerWithEmail: undefined })
    .when({ ...command, mail: false })
    .decision()
  expect(decision).toMatchObject({
    events: [{ type: 'CustomerSignedUp', mail: false }, { type: 'TokenCreated' }],
  })
})

test('S6: neither the event nor the kept answer has the name, the address, the token or its hash', () => {
  const decision = specify(signUp).given({ customerWithEmail: undefined }).when(command).decision()
  if (decision.kind !== 'accepted') throw new Error('refused')
  const { events, reply } = decision
  for (const secret of [command.tokenHash, command.name, customer.email])
    expect(JSON.stringify({ events, reply }).toLowerCase()).not.toContain(secret)
})

test('an address signs up once, and the refusal does not repeat it', () => {
  specify(signUp)
    .given({ customerWithEmail: customer })
    .when(command)
    .thenRefused('email-already-registered', {})
})

test('upper and lower case do not tell two addresses apart', () => {
  expect(signUp.needs(command)).toEqual({ customerWithEmail: 'minji@example.com' })
})
