import { copyFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StartWord } from '@outerpark/core/names'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { openRealOffice, type Signed } from '../testing/real-office.ts'

const DATABASES = ['outerpark.db', 'mypage.db']

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const home = () => folder.file('home')

/** Opens the office, lets `work` happen in it until all tasks are done, and closes it. */
async function during<T>(
  work: (office: Awaited<ReturnType<typeof openRealOffice>>) => Promise<T>,
  words: readonly StartWord[] = [],
): Promise<T> {
  const office = await openRealOffice(home(), {}, words)
  try {
    const result = await work(office)
    await office.settled()
    return result
  } finally {
    await office.stop()
  }
}

const copy = (name: string) => folder.file(`copy-of-${name}`)
const keepCopies = () => {
  for (const name of DATABASES) copyFileSync(join(home(), name), copy(name))
}
const putBack = () => {
  for (const name of DATABASES) {
    for (const rest of ['-wal', '-shm']) rmSync(join(home(), `${name}${rest}`), { force: true })
    copyFileSync(copy(name), join(home(), name))
  }
}

const charges = async (office: Awaited<ReturnType<typeof openRealOffice>>) =>
  (await office.admin('/v1/sandbox/ledger')).items as {
    paymentId: string
    charged: { amount: number }
    refunded: { amount: number }
  }[]

test("C2: after older databases were put back, a booking gets a charge of its own, its cancel leaves the lost customer's card alone, and verify names the lost charge", async () => {
  const { people, performance } = await during(async (office) => ({
    people: [await office.signUp('a@example.com'), await office.signUp('b@example.com')],
    performance: await office.performance(),
  }))
  const [a, b] = people as [Signed, Signed]
  keepCopies()
  const lost = await during((office) => office.book(a, performance))
  putBack()

  const booked = await during((office) => office.book(b, performance), ['restored'])
  expect(booked).not.toBe(lost)
  await during(async (office) => {
    expect((await charges(office)).map(({ charged }) => charged.amount)).toHaveLength(2)
    await office.cancel(b, booked)
    await office.settled()
    const after = await charges(office)
    const ofPayment = (id: string) =>
      after.find(({ paymentId }) => paymentId === id.replace('RV', 'PY'))
    expect(ofPayment(booked)?.refunded.amount).toBe(ofPayment(booked)?.charged.amount)
    expect(ofPayment(lost)?.refunded.amount).toBe(0)
    const { checks, ok } = await office.admin('/v1/verify')
    expect(ok).toBe(false)
    const ledger = checks.find(({ name }: { name: string }) => name === 'ledger-matches-payments')
    expect(ledger.detail).toContain(lost.replace('RV', 'PY'))
  })
})

test('C2: neither a reservation nor an event of the lost databases has the id of a later one', async () => {
  const { customer, performance } = await during(async (office) => ({
    customer: await office.signUp('a@example.com'),
    performance: await office.performance(),
  }))
  keepCopies()
  const ids = new Set<string>()
  const histories = 4
  for (let history = 0; history < histories; history++) {
    putBack()
    const events = await during(
      async (office) => {
        const from = (await office.status()).position + 1
        await office.book(customer, performance)
        await office.settled()
        return (await office.admin(`/v1/events?from=${from}`)).items
      },
      ['restored'],
    )
    expect(events[0].type).toBe('Reserved')
    ids.add(events[0].reservationId)
    for (const { id } of events.slice(0, 2)) ids.add(id)
  }
  expect(ids.size).toBe(3 * histories)
})

/** Opens the office and closes it at once. */
const opened = (words: readonly StartWord[] = []) => during(async () => undefined, words)
const database = () => join(home(), 'outerpark.db')

test('C16: a database older than the home is refused, until the admin says that it was put back on purpose', async () => {
  await opened()
  keepCopies()
  await during((office) => office.performance())
  putBack()
  await expect(opened()).rejects.toMatchObject({
    code: 'database-older',
    message: expect.stringMatching(/it ends at event 0, and there were \d events or more/),
    hint: expect.stringContaining('daemon start --restored'),
  })
  await opened(['restored'])
  await opened()
})

test('C16: a copy that was made while the office was open lacks what came later, and is refused', async () => {
  await opened()
  await during(async (office) => {
    await office.performance()
    keepCopies()
    await office.performance()
  })
  putBack()
  await expect(opened()).rejects.toMatchObject({ code: 'database-older' })
})

test('C16: the database of another box office is refused', async () => {
  await opened()
  const other = await openRealOffice(folder.file('other'))
  await other.stop()
  copyFileSync(folder.file('other/outerpark.db'), database())
  await expect(opened()).rejects.toMatchObject({
    code: 'database-older',
    message: expect.stringContaining('it is that of another box office'),
  })
})

const LOSSES: [how: string, lose: () => void][] = [
  ['is missing', () => rmSync(database())],
  ['is empty', () => truncateSync(database(), 0)],
  ['has its first page only, as a copy without its log', () => truncateSync(database(), 4096)],
]
test.each(LOSSES)(
  'C16: a database that %s is lost, and no empty office opens without a word',
  async (_, lose) => {
    await during((office) => office.performance())
    lose()
    await expect(opened()).rejects.toMatchObject({
      code: expect.stringMatching(/^database-(lost|unreadable)$/),
    })
  },
)

test('C16: with the word, a home that lost its database begins anew, and says nothing of before', async () => {
  await during(async (office) => {
    const performance = await office.performance()
    await office.book(await office.signUp('a@example.com'), performance)
  })
  rmSync(database())
  await expect(opened()).rejects.toMatchObject({
    code: 'database-lost',
    message: expect.stringMatching(/office\.json, token\.secret, mypage\.db show/),
    hint: expect.stringContaining('daemon start --begin-anew'),
  })
  const customer = await during((office) => office.signUp('b@example.com'), ['begin-anew'])
  await during(async (office) => {
    expect((await office.myPage(customer)).reservations).toEqual([])
    expect((await office.admin('/v1/verify')).ok).toBe(true)
  })
})

test('a home in which only a sandbox has kept its ledger is a new one', async () => {
  mkdirSync(home())
  writeFileSync(join(home(), 'sandbox.db'), '')
  await opened()
})
