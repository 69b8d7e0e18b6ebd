import type { BookRequest } from '@outerpark/core/contract'
import { openTemporaryOffice, settle, type TemporaryOffice } from '../lab/office.ts'
import { type Customer, registerOnePerformance, signUpCustomers } from '../lab/stage.ts'
import type { EchoRound } from './booking-round.ts'
import { countCpu, microsEach } from './cpu.ts'
import { compare, type Figure, type Measured } from './figure.ts'
import { runLoad } from './load-job.ts'
import { faultsOf, loadLine } from './load-text.ts'
import type { Plan } from './plan.ts'

const CONNECTIONS = 100
const CUSTOMERS = 100
const RESERVATIONS_EACH = 10
const SETTLE_MS = 120_000
const WARM_UP_SECONDS = 2

/**
 * Measures reads of MyPages with ten paid reservations, compared with the daemon's shortest answer. They take turns.
 */
export async function benchMyPage({ seconds, rounds, say }: Plan): Promise<Measured> {
  const office = await openTemporaryOffice()
  try {
    const tokens = (await audience(office)).map(({ token }) => token)
    const measure = async (path: string, asked: readonly string[]) => {
      const cpu = countCpu(office.daemon.pid)
      const load = await runLoad({
        url: office.daemon.url,
        connections: CONNECTIONS,
        seconds,
        warmUpSeconds: WARM_UP_SECONDS,
        tokens: asked,
        requests: [{ method: 'GET', path }],
        keys: false,
      })
      say(loadLine(path, load))
      return { load, cpu: cpu() }
    }
    const pages: EchoRound[] = []
    const constants: EchoRound[] = []
    for (let i = 0; i < rounds; i++) {
      pages.push(await measure('/v1/mypage', tokens))
      constants.push(await measure('/livez', []))
    }
    const both = (
      figure: Pick<Figure, 'name' | 'unit' | 'target'>,
      value: (round: EchoRound) => number,
    ) => compare(figure, pages.map(value), constants.map(value))
    const figures = [
      both(
        {
          name: 'MyPages of ten reservations, to GET /livez',
          unit: '/s',
          target: { atLeast: 0.8 },
        },
        ({ load }) => load.perSecond,
      ),
      both({ name: '  CPU of the main thread an answer', unit: 'µs' }, ({ cpu, load }) =>
        microsEach(cpu, load.total),
      ),
    ]
    const faults = [...pages, ...constants].flatMap(({ load }) => faultsOf(load, '200'))
    return { figures, faults }
  } finally {
    await office.close()
  }
}

/** Makes customers with ten reservations each, all of them paid and with their notices sent. */
async function audience(office: TemporaryOffice): Promise<Customer[]> {
  const { client, adminToken } = office
  const customers = await signUpCustomers(client, CUSTOMERS)
  const place = await registerOnePerformance(client, adminToken, CUSTOMERS * RESERVATIONS_EACH)
  const body: BookRequest = { ...place, seats: 1, paymentMethod: 'card-ok' }
  const question = { method: 'POST', path: '/v1/reservations', body } as const
  for (let i = 0; i < RESERVATIONS_EACH; i++)
    await Promise.all(customers.map(({ token }) => client.ask({ ...question, token })))
  await settle(office, SETTLE_MS)
  return customers
}
