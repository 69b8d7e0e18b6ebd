import type { TokenHolder } from '@outerpark/core/ports'
import { expect, test, vi } from 'vitest'
import { manualClock } from '../testing/clock.ts'
import { callerFinder } from './caller.ts'
import { Problem } from './problem.ts'
import { aStaff, aToken, MINJI } from './testing/callers.ts'
import { tokenHash } from './token.ts'

const minji: TokenHolder = { customer: MINJI, token: aToken(MINJI.id, ['read', 'book']) }
const member = aStaff(['door'])

const find = (holders: Record<string, TokenHolder>) => {
  const look = vi.fn(async (hash: string) => holders[hash])
  const clock = manualClock()
  const { find: caller, forget } = callerFinder('opa_admin', look, clock)
  return { look, caller, forget, clock }
}
/** The code with which the look-up is refused. */
const refusal = async (found: () => unknown): Promise<unknown> => {
  try {
    return await found()
  } catch (error) {
    return error instanceof Problem ? error.code : error
  }
}

test('a request without a token comes from nobody', async () => {
  expect(await find({}).caller(undefined)).toEqual({ role: 'nobody' })
})

test('the admin is recognized by the token, without a query to the database', async () => {
  const { caller, look } = find({})
  expect(await caller('Bearer opa_admin')).toEqual({ role: 'admin' })
  expect(await caller('bearer opa_admin')).toEqual({ role: 'admin' })
  expect(look).not.toHaveBeenCalled()
})

test('a customer is looked up by the hash of the token, never by the token', async () => {
  const { caller, look } = find({ [tokenHash('op_1')]: minji })
  expect(await caller('Bearer op_1')).toEqual({ role: 'customer', ...minji })
  expect(look).toHaveBeenCalledExactlyOnceWith(tokenHash('op_1'))
  expect(tokenHash('op_1')).toMatch(/^[0-9a-f]{64}$/)
})

test('a staff member is recognized by their token', async () => {
  const holder = { staff: member, token: aToken(member.id, ['door']) }
  const { caller } = find({ [tokenHash('op_1')]: holder })
  expect(await caller('Bearer op_1')).toEqual({ role: 'staff', ...holder })
})

test('a customer is looked up once, and then remembered and given without a promise', async () => {
  const { caller, look } = find({ [tokenHash('op_1')]: minji })
  const first = await caller('Bearer op_1')
  expect(caller('Bearer op_1')).toBe(first)
  expect(look).toHaveBeenCalledOnce()
})

test('S10: a change looks up again those whom it is about, and nobody else', async () => {
  const jun = { ...MINJI, id: 'CU-BBBBBBBBBB' as typeof MINJI.id }
  const holders = {
    [tokenHash('op_1')]: minji,
    [tokenHash('op_2')]: { customer: jun, token: aToken(jun.id, ['read']) },
  }
  const { caller, forget, look } = find(holders)
  await caller('Bearer op_1')
  await caller('Bearer op_2')
  holders[tokenHash('op_1')] = {
    ...minji,
    token: { ...minji.token, revokedAt: '2026-12-01T12:00:00.000Z' },
  }
  forget([MINJI.id])
  look.mockClear()
  expect(await refusal(() => caller('Bearer op_1'))).toBe('token-revoked')
  expect(await caller('Bearer op_2')).toMatchObject({ customer: jun })
  expect(look).toHaveBeenCalledOnce()
})

test('S10: a revocation that comes while a look-up is under way counts', async () => {
  const holders: Record<string, TokenHolder> = { [tokenHash('op_1')]: minji }
  const { caller, forget, look } = find(holders)
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  look.mockImplementationOnce(async (hash) => {
    const found = holders[hash]
    await answered
    return found
  })
  const asking = refusal(() => caller('Bearer op_1'))
  holders[tokenHash('op_1')] = {
    ...minji,
    token: { ...minji.token, revokedAt: '2026-12-01T12:00:00.000Z' },
  }
  forget([MINJI.id])
  answer()
  expect(await asking).toBe('token-revoked')
  expect(await refusal(() => caller('Bearer op_1'))).toBe('token-revoked')
})

test('S10: a token ends at its end, also while its caller is remembered', async () => {
  const { clock, ...office } = find({})
  const endsAt = new Date(clock.now() + 1_000).toISOString()
  office.look.mockResolvedValue({ customer: MINJI, token: aToken(MINJI.id, ['read'], { endsAt }) })
  expect(await office.caller('Bearer op_1')).toMatchObject({ role: 'customer' })
  clock.advance(999)
  expect(office.caller('Bearer op_1')).toMatchObject({ role: 'customer' })
  clock.advance(1)
  await expect(async () => office.caller('Bearer op_1')).rejects.toMatchObject({
    code: 'token-ended',
    params: { case: 'named', name: 'laptop', at: endsAt },
  })
})

test('S10: a token of somebody who works here no longer is revoked, whatever its row says', async () => {
  const gone = { ...member, revokedAt: '2026-12-01T12:00:00.000Z' }
  const { caller } = find({
    [tokenHash('op_1')]: { staff: gone, token: aToken(gone.id, ['door']) },
  })
  await expect(async () => caller('Bearer op_1')).rejects.toMatchObject({
    code: 'token-revoked',
    params: { case: 'named', name: 'laptop', at: '2026-12-01T12:00:00.000Z' },
  })
})

test('an unknown token is not remembered, since its customer may sign up a moment later', async () => {
  const holders: Record<string, TokenHolder> = {}
  const { caller } = find(holders)
  await expect(async () => caller('Bearer op_1')).rejects.toThrow(Problem)
  holders[tokenHash('op_1')] = minji
  expect(await caller('Bearer op_1')).toMatchObject({ role: 'customer' })
})

test('the number of remembered callers is limited: the oldest is forgotten and looked up again', async () => {
  const look = vi.fn(async () => minji)
  const { find: caller, forget } = callerFinder('opa_admin', look, manualClock())
  for (let i = 0; i <= 10_000; i++) await caller(`Bearer op_${i}`)
  look.mockClear()
  await caller('Bearer op_5000')
  expect(look).not.toHaveBeenCalled()
  await caller('Bearer op_0')
  expect(look).toHaveBeenCalledOnce()
  forget([MINJI.id])
  await caller('Bearer op_5000')
  expect(look).toHaveBeenCalledTimes(2)
})

test.each([
  '',
  'Bearer',
  'Bearer ',
  'Basic eDp5',
  'op_1',
  'Bearer a b',
  `Bearer ${'x'.repeat(201)}`,
  'Bearer op_1, Bearer op_2',
])('the header %j holds no bearer token', async (header) => {
  const asking = async () => find({}).caller(header)
  await expect(asking()).rejects.toMatchObject({ code: 'not-signed-in' })
})
