import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
const id = (letters: string) => expect.stringMatching(new RegExp(`^${letters}-[2-9A-HJ-NP-Z]{10}$`))
let performance = ''

beforeAll(async () => {
  const registered = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', '빨래', '--venue', 'V', '--at', '2037-01-05T19:30+09:00'],
    ...['--seats', '300', '--price', '66000'],
  )
  performance = registered.performances[0]?.id ?? ''
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
  await outerpark.json('book', '--yes', performance, '--seats', '2', '--wait')
})
afterAll(() => outerpark.close())

test('W9: the admin finds a customer, changes them, and sees whose a booking is', async () => {
  const admin = ['--profile', 'admin'] as const
  const { items } = await outerpark.json<{ items: { id: string }[] }>(
    ...['customer', 'list', '--search', 'MINJI'],
  )
  const [minji] = items
  const edited = await outerpark.json('customer', 'edit', 'minji@example.com', '--language', 'ko')
  expect(edited).toEqual({ ...minji, language: 'ko' })
  expect(await outerpark.json('customer', 'show')).toMatchObject({
    customer: edited,
    reservations: [{ status: 'confirmed' }],
  })
  const list = await outerpark.json<{ items: object[] }>(
    ...['reservation', 'list', '--customer', 'kim minji', '--status', 'confirmed'],
  )
  expect(list.items).toMatchObject([{ customer: { id: minji?.id, name: 'Kim Minji' } }])
  expect(await outerpark.json('mypage', '--customer', 'minji@')).toMatchObject({
    reservations: [{ status: 'confirmed' }],
  })
  const asText = await outerpark.run([
    'reservation',
    'list',
    '--email',
    'minji@example.com',
    ...admin,
  ])
  expect(asText.stdout).toContain('CUSTOMER')
  expect(await outerpark.failure('customer', 'show', 'nobody@example.com')).toMatchObject({
    exit: 1,
    code: 'customer-not-found',
  })
  expect(await outerpark.failure('customer', 'edit')).toMatchObject({ exit: 2, code: 'usage' })
})

test('a customer is erased with --yes, and with --cancel if bookings are left', async () => {
  const profile = ['--profile', 'suji'] as const
  const signUp = ['signup', '--name', 'Park Suji', '--email', 'suji@example.com', ...profile]
  await outerpark.json(...signUp)
  const booked = await outerpark.json<{ id: string }>(
    ...['book', '--yes', performance, '--seats', '1', '--wait', ...profile],
  )
  const erase = ['customer', 'erase', ...profile] as const
  expect(await outerpark.failure(...erase)).toMatchObject({ exit: 2, code: 'confirmation-needed' })
  expect(await outerpark.failure(...erase, '--yes')).toMatchObject({
    exit: 1,
    code: 'customer-has-bookings',
    detail: expect.stringContaining(booked.id),
  })
  expect(await outerpark.json(...erase, '--yes', '--cancel')).toMatchObject({ id: id('CU') })
  expect(await outerpark.failure('whoami', ...profile)).toMatchObject({ code: 'profile-not-found' })
  expect(
    await outerpark.json('reservation', 'show', booked.id, '--profile', 'admin'),
  ).toMatchObject({
    status: 'cancelled',
    customer: { name: null, email: null },
  })
})
