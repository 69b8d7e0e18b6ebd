// npm run crash: kills the daemon, its card company, or both at once with SIGKILL, again and again, while customers
// book and cancel, the admin changes prices, and whole performances are cancelled. Nothing is lost or charged twice, and no notice is sent twice.
// `-- --kills N --seed S`, and `--daemon` or `--sandbox` to kill only that one.
import { myPageResponse, rebuildResponse, reservationResponse } from '@outerpark/core/contract'
import { type Client, expectAnswer, httpClient } from '../lab/client.ts'
import { adminTokenOf, makeHome, removeHome, startDaemon } from '../lab/daemon.ts'
import { type Finding, none, report } from '../lab/findings.ts'
import { freePort } from '../lab/free-port.ts'
import { type OfficeAccess, settle, waitingTasks } from '../lab/office.ts'
import { readOptions } from '../lab/options.ts'
import { randomFrom } from '../lab/random.ts'
import { type Customer, registerMusical, signUpCustomers } from '../lab/stage.ts'
import { main } from '../setup.mjs'
import { compareBooks } from './books.ts'
import { type CancelledShows, keepCancellingShows } from './cancelled-shows.ts'
import { type Killed, killAgainAndAgain, type Victim, WITHIN_REACH } from './killer.ts'
import { keepChangingPrices, type Prices } from './prices.ts'
import { type Purchase, type Shoppers, sendShoppers } from './shoppers.ts'
import { verified } from './verified.ts'

export type CrashSettings = {
  readonly kills: number
  readonly seed: number
  /** one of them is drawn for each kill */
  readonly victims: readonly Victim[]
  /** how many book and cancel; 100 if left out */
  readonly shoppers?: number
}

const SHOPPERS = 100
const SEATING = { performances: 3, grades: ['VIP', 'R'], seats: 100_000 }
/**
 * How long the remaining tasks may take after the last kill. Many tasks could not be done before, since everything was
 * dead half of the time.
 */
const SETTLE_MS = 120_000
const SETTLE_MS_PER_KILL = 2_000
/** Otherwise the proof would wait 20 s at the end for the task that failed most often. */
const ENVIRONMENT = { OUTERPARK_RETRY_CAP_MS: '2000' }
/** A running daemon always answers within this time. A request without an answer by then ends the proof. */
const SILENCE_MS = 60_000
/** How many of the requests that were sent more than once are sent again at the end. */
const SENT_AGAIN = 200

export async function crash(
  { kills, seed, victims, shoppers: crowd = SHOPPERS }: CrashSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  say(`${kills} kills, seed ${seed}`)
  const home = makeHome()
  const settings = { home, port: await freePort(), env: ENVIRONMENT }
  const first = await startDaemon(settings)
  const client = httpClient(first.url, { timeoutMs: SILENCE_MS })
  let shoppers: Shoppers | undefined
  let prices: Prices | undefined
  let shows: CancelledShows | undefined
  const office = { client, adminToken: adminTokenOf(home) }
  try {
    const customers = await signUpCustomers(client, crowd)
    const places = await registerMusical(client, office.adminToken, SEATING)
    shoppers = sendShoppers(client, customers, places, seed)
    prices = keepChangingPrices(office, places, seed)
    shows = keepCancellingShows(office, customers)
    const killing = { kills, victims, random: randomFrom(seed) }
    const { daemon, killed } = await killAgainAndAgain(first, settings, killing, (kill) => {
      if (kill % 10 === 0) say(`  ${kill} kills`)
    })
    const purchases = [...(await shoppers.goHome()), ...(await shows.goHome())]
    const changes = await prices.goHome()
    say(`  killed: ${timesText(killed)}`)
    say(`  ${summaryOf(purchases)}`)
    const patienceMs = SETTLE_MS + kills * SETTLE_MS_PER_KILL
    const free = await shows.allFree(patienceMs)
    say(`  ${await settledText(office, patienceMs)}`)
    const found = [
      ...changes,
      ...free,
      await verified(office),
      await sameAnswers(client, purchases),
      await sameAfterRebuild(office, customers),
    ]
    await daemon.stop()
    return [...compareBooks(home, purchases), ...found]
  } finally {
    // After a failure the shoppers would otherwise go on with requests.
    shoppers?.goHome().catch(() => undefined)
    prices?.goHome().catch(() => undefined)
    shows?.goHome().catch(() => undefined)
    client.close()
    removeHome(home)
  }
}

const timesText = (killed: Killed) =>
  Object.entries(killed)
    .map(([who, times]) => `${who} ${times} times`)
    .join(', ')

/** Waits until everything is paid and all notices are sent. Gives a text with the time that it took. */
async function settledText(office: OfficeAccess, patienceMs: number): Promise<string> {
  const waiting = await waitingTasks(office)
  const start = performance.now()
  await settle(office, patienceMs)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  return `${waiting} tasks waited after the last kill, and none ${seconds} s later`
}

function summaryOf(purchases: readonly Purchase[]): string {
  const cancelled = purchases.filter(({ cancel }) => cancel === 'accepted').length
  const again = purchases.filter(({ tries }) => tries > 1).length
  return `${purchases.length} bookings, ${again} of them sent more than once, ${cancelled} cancelled`
}

/** Shows that a repeated key gets its first answer, also from another daemon. */
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

/** Shows that MyPage is the same after a rebuild from the events. */
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
    const defaults = {
      kills: 50,
      seed: Math.floor(Math.random() * 1_000_000),
      daemon: false,
      sandbox: false,
    }
    const { daemon, sandbox, ...options } = readOptions(process.argv.slice(2), defaults)
    const only = WITHIN_REACH.filter((victim) => ({ daemon, sandbox, both: false })[victim])
    const victims = only.length === 0 ? WITHIN_REACH : only
    return report(await crash({ ...options, victims }, console.log))
  })
