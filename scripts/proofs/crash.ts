// npm run crash: the daemon is killed with SIGKILL over and over while customers book and cancel, and nothing is lost,
// charged twice, or told twice. `-- --kills N --seed S`, and `--sandbox` to kill the card company as well.
import { myPageResponse, rebuildResponse, reservationResponse } from '@outerpark/core/contract'
import { type Client, expectAnswer, httpClient } from '../client.ts'
import { adminTokenOf, makeHome, removeHome, startDaemon } from '../daemon.ts'
import { freePort } from '../free-port.ts'
import { settle } from '../office.ts'
import { main } from '../setup.mjs'
import { type Customer, registerMusical, signUpCustomers } from '../stage.ts'
import { compareBooks } from './books.ts'
import { type Finding, none, report } from './findings.ts'
import { killAgainAndAgain } from './killer.ts'
import { readOptions } from './options.ts'
import { randomFrom } from './random.ts'
import { type Purchase, sendShoppers } from './shoppers.ts'
import { verified } from './verified.ts'

export type CrashSettings = {
  readonly kills: number
  readonly seed: number
  readonly sandbox: boolean
}

const CUSTOMERS = 100
const SEATING = { performances: 3, grades: ['VIP', 'R'], seats: 100_000 }
/** What lies about after the last kill: some hundred tasks, and leases of 30 s that a start takes back. */
const SETTLE_MS = 120_000
/** Requests that were sent more than once are sent once more at the end: so many of them. */
const SENT_AGAIN = 200

export async function crash(
  { kills, seed, sandbox }: CrashSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  say(`${kills} kills, seed ${seed}`)
  const home = makeHome()
  const settings = { home, port: await freePort() }
  const first = await startDaemon(settings)
  const client = httpClient(first.url)
  const office = { client, adminToken: adminTokenOf(home) }
  try {
    const customers = await signUpCustomers(client, CUSTOMERS)
    const places = await registerMusical(client, office.adminToken, SEATING)
    const shoppers = sendShoppers(client, customers, places, seed)
    const killing = { kills, sandbox, random: randomFrom(seed) }
    const daemon = await killAgainAndAgain(first, settings, killing, (killed) => {
      if (killed % 10 === 0) say(`  ${killed} kills`)
    })
    const purchases = await shoppers.goHome()
    say(`  ${summaryOf(purchases)}`)
    await settle(office, SETTLE_MS)
    const found = [
      await verified(office),
      await sameAnswers(client, purchases),
      await sameAfterRebuild(office, customers),
    ]
    await daemon.stop()
    return [...compareBooks(home, purchases), ...found]
  } finally {
    client.close()
    removeHome(home)
  }
}

function summaryOf(purchases: readonly Purchase[]): string {
  const cancelled = purchases.filter(({ cancel }) => cancel === 'accepted').length
  const again = purchases.filter(({ tries }) => tries > 1).length
  return `${purchases.length} bookings, ${again} of them sent more than once, ${cancelled} cancelled`
}

/** A key that comes again gets its first answer, also from a daemon that was not there then. */
async function sameAnswers(client: Client, purchases: readonly Purchase[]): Promise<Finding> {
  const again = purchases.filter(({ tries }) => tries > 1).slice(0, SENT_AGAIN)
  const others: string[] = []
  for (const { id, customer, key, body } of again) {
    const question = { method: 'POST', path: '/v1/reservations', token: customer.token } as const
    const answer = await client.ask({ ...question, key, body })
    if (expectAnswer(answer, 201, reservationResponse).id !== id) others.push(id)
  }
  return none(`other answers to ${again.length} requests that were sent again`, others)
}

/** MyPage shows the same when it is made again from the events. */
async function sameAfterRebuild(
  { client, adminToken }: { client: Client; adminToken: string },
  customers: readonly Customer[],
): Promise<Finding> {
  const pages = () =>
    Promise.all(
      customers.map(async ({ token }) => {
        const answer = await client.ask({ method: 'GET', path: '/v1/mypage?limit=200', token })
        return JSON.stringify(expectAnswer(answer, 200, myPageResponse))
      }),
    )
  const before = await pages()
  const path = '/v1/mypage/rebuild'
  const rebuilt = await client.ask({ method: 'POST', path, token: adminToken })
  const { events } = expectAnswer(rebuilt, 200, rebuildResponse)
  const after = await pages()
  const changed = customers.filter((_, i) => before[i] !== after[i]).map(({ id }) => id)
  return none(`pages that differ from their rebuild out of ${events} events`, changed)
}

if (import.meta.main)
  await main(async () => {
    const seed = Math.floor(Math.random() * 1_000_000)
    const options = readOptions(process.argv.slice(2), { kills: 50, seed, sandbox: false })
    return report(await crash(options, console.log))
  })
