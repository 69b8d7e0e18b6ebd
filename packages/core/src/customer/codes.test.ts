import { expect, test } from 'vitest'
import type { Beside, CodeRow } from '../kernel/index.ts'
import { asId } from '../kernel/index.ts'
import { idNumber, NOW, specify } from '../kernel/testing/decide.ts'
import { CODE_MERGE_MS, CODE_TTL_MS, CODE_WINDOW_MS } from './codes.ts'
import { confirmCode } from './confirm-code.ts'
import type { Customer } from './customer.ts'
import { requestCode } from './request-code.ts'

const email = 'minji@example.com'
const wish = { kind: 'sign-up', name: '김민지', language: 'ko', mail: true } as const
const command = { email: 'Minji@Example.com', wish, nonce: 'new', perHour: 3 }
const minji: Customer = {
  id: asId('CU-AAAAAAAAAA'),
  name: '김민지',
  email,
  language: 'ko',
  mail: true,
  confirmed: false,
}
const row: CodeRow = { email, nonce: 'old', wish, askedAt: NOW, tries: 0, times: [NOW] }
const until = (askedAt: number) => new Date(askedAt + CODE_TTL_MS).toISOString()

/** What a decision stores beside its events. */
const besideOf = (decision: { readonly kind: string; readonly beside?: Beside | undefined }) =>
  decision.beside ?? {}

test('S6: known and unknown addresses get the same answer, and each a mail of its own', () => {
  for (const [customerWithEmail, mail] of [
    [undefined, 'sign-up'],
    [minji, 'signed-up-already'],
  ] as const) {
    const asking = specify(requestCode).given({ code: undefined, customerWithEmail }).when(command)
    asking.thenAccepted([], {
      validUntil: until(NOW),
      isNew: true,
      send: { nonce: 'new', mail, language: 'ko' },
    })
    expect(asking.decision()).toMatchObject({
      beside: { codes: [{ email, row: { email, nonce: 'new', times: [NOW] } }] },
    })
  }
})

test('S6: who signs in with an unknown address gets the same answer, and no mail', () => {
  specify(requestCode)
    .given({ code: undefined, customerWithEmail: undefined })
    .when({ ...command, wish: { kind: 'sign-in' } })
    .thenAccepted([], { validUntil: until(NOW), isNew: true, send: null })
})

test('S6: who signs in and asks again, or tries a code, hears the same of known and unknown addresses', () => {
  const signIn = { ...command, wish: { kind: 'sign-in' } } as const
  const heard = [minji, undefined].map((customerWithEmail) => {
    const first = specify(requestCode).given({ code: undefined, customerWithEmail }).when(signIn)
    const [asked] = besideOf(first.decision()).codes ?? []
    const code = asked?.row ?? undefined
    const again = specify(requestCode)
      .given({ code, customerWithEmail })
      .when({ ...signIn, nonce: 'newer' }, { now: NOW + 1_000 })
    const wrong = specify(confirmCode)
      .given({ code, customerWithEmail, customer: undefined })
      .when({ ...confirm, matches: () => false })
    return [again.decision(), wrong.decision()]
  })
  expect(heard[0]).toEqual(heard[1])
})

test('a clock that is set back keeps nobody from getting a code', () => {
  const code = { ...row, askedAt: NOW + 10 * CODE_WINDOW_MS, times: [1, 2, 3].map((n) => NOW + n) }
  specify(requestCode)
    .given({ code, customerWithEmail: undefined })
    .when(command)
    .thenAccepted([], expect.objectContaining({ send: expect.anything() }))
})

test('who asks again within a minute gets no second mail; later there is another code', () => {
  const asked = { code: row, customerWithEmail: undefined }
  specify(requestCode)
    .given(asked)
    .when(command, { now: NOW + CODE_MERGE_MS - 1 })
    .thenAccepted([], { validUntil: until(NOW), isNew: false, send: null })
  const [another, later] = [{ ...command, wish: { ...wish, name: 'Lee' } }, NOW + CODE_MERGE_MS]
  for (const decision of [
    specify(requestCode).given(asked).when(another).decision(),
    specify(requestCode).given(asked).when(command, { now: later }).decision(),
  ])
    expect(decision).toMatchObject({ reply: { send: { nonce: 'new' } } })
})

test('S6: an address gets a few codes an hour, and the refusal says until when', () => {
  const code = { ...row, times: [NOW, NOW + 1, NOW + 2] }
  const asking = specify(requestCode).given({ code, customerWithEmail: undefined })
  const refused = asking.when(command, { now: NOW + CODE_MERGE_MS })
  refused.thenRefused('too-many-codes', {
    case: 'address',
    perHour: 3,
    waitMs: CODE_WINDOW_MS - CODE_MERGE_MS,
  })
  asking
    .when(command, { now: NOW + CODE_WINDOW_MS })
    .thenAccepted([], expect.objectContaining({ send: expect.anything() }))
})

const confirm = {
  email,
  matches: (nonce: string) => nonce === 'old',
  caller: undefined,
  tokenId: asId<'token'>('TO-AAAAAAAAAA'),
  tokenHash: 'hash',
}
const facts = { code: row, customerWithEmail: undefined, customer: undefined }

test('the code finishes the sign-up: a customer with a confirmed address and a token', () => {
  const id = idNumber('customer', 1)
  const done = specify(confirmCode).given(facts).when(confirm).decision()
  expect(done).toMatchObject({
    events: [
      { type: 'CustomerSignedUp', customerId: id, confirmed: true, mail: true },
      { type: 'TokenCreated', owner: id },
    ],
    reply: { kind: 'signed-in', customerId: id },
    beside: {
      people: [{ customerId: id, name: '김민지', email }],
      codes: [{ email, row: null }],
    },
  })
})

test('the code of a known address signs in, and confirms the address', () => {
  const done = specify(confirmCode)
    .given({ ...facts, customerWithEmail: minji })
    .when(confirm)
  expect(done.decision()).toMatchObject({
    events: [
      { type: 'AddressConfirmed', customerId: minji.id, by: 'code' },
      { type: 'TokenCreated', owner: minji.id },
    ],
    reply: { kind: 'signed-in', customerId: minji.id },
  })
  const again = { ...facts, customerWithEmail: { ...minji, confirmed: true } }
  const decision = specify(confirmCode).given(again).when(confirm).decision()
  expect(decision).toMatchObject({ events: [{ type: 'TokenCreated' }] })
})

test('a wrong code is counted, and after five of them the right one is void', () => {
  const wrong = { ...confirm, matches: () => false }
  let code: CodeRow = row
  for (let tries = 1; tries <= 5; tries++) {
    const decision = specify(confirmCode)
      .given({ ...facts, code })
      .when(wrong)
      .decision()
    expect(decision).toMatchObject({ kind: 'accepted', reply: { kind: 'wrong' }, events: [] })
    code = { ...code, tries }
  }
  specify(confirmCode)
    .given({ ...facts, code })
    .when(confirm)
    .thenRefused('code-not-valid')
})

const change = { kind: 'change', customerId: minji.id } as const
test.each([
  ['too late', facts, confirm, NOW + CODE_TTL_MS],
  ['for an address that has no code', { ...facts, code: undefined }, confirm, NOW],
  [
    'for an address that cannot sign in',
    { ...facts, code: { ...row, nonce: '', wish: { kind: 'sign-in' as const } } },
    { ...confirm, matches: () => true },
    NOW,
  ],
  ['of a change, by nobody', { ...facts, code: { ...row, wish: change } }, confirm, NOW],
  [
    'of a change, by another customer',
    {
      ...facts,
      code: { ...row, wish: change },
      customer: { ...minji, id: asId<'customer'>('CU-B') },
    },
    { ...confirm, caller: asId<'customer'>('CU-B') },
    NOW,
  ],
])('a code %s is refused with the same words', (_, given, when, now) => {
  const decision = specify(confirmCode).given(given).when(when, { now }).decision()
  const other = specify(confirmCode)
    .given({ ...facts, code: undefined })
    .when(confirm)
    .decision()
  expect(decision).toEqual(other)
  expect(decision).toMatchObject({ refusal: { code: 'code-not-valid' } })
})

test('the code of a new address changes it, unless another customer has it by now', () => {
  const code = { ...row, email: 'new@example.com', wish: change }
  const given = { ...facts, code, customer: minji }
  const when = { ...confirm, caller: minji.id }
  const decision = specify(confirmCode).given(given).when(when).decision()
  expect(decision).toMatchObject({
    events: [{ type: 'CustomerChanged', changed: ['email'], confirmed: true }],
    reply: { kind: 'changed' },
    beside: { people: [{ email: 'new@example.com', name: '김민지' }] },
  })
  specify(confirmCode)
    .given({ ...given, customerWithEmail: { ...minji, id: asId<'customer'>('CU-B') } })
    .when(when)
    .thenRefused('email-already-registered')
})
