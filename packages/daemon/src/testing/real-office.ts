import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import type { StartWord } from '@outerpark/core/names'
import { pino } from 'pino'
import { openBoxOffice } from '../office/open.ts'
import { PLAIN_START } from '../process/arguments.ts'
import { homeFiles } from '../process/home.ts'
import { readConfig } from '../settings/config.ts'
import { ask } from './http-client.ts'
import { PATIENT } from './patient.ts'
import { BEGINS, grade } from './season.ts'
import { officeSettled } from './settled.ts'
import { WIDE_LIMITS } from './wide-limits.ts'

/** Settings for short waits between tries, a quick sandbox, wide limits, and any free port. */
const SOON = {
  ...WIDE_LIMITS,
  ...PATIENT,
  OUTERPARK_PORT: '0',
  OUTERPARK_SANDBOX_LATENCY: '1-3',
  OUTERPARK_RETRY_BASE_MS: '5',
  OUTERPARK_RETRY_CAP_MS: '50',
  OUTERPARK_NOTICE_RETRY_BASE_MS: '5',
  OUTERPARK_NOTICE_RETRY_CAP_MS: '200',
}

/**
 * Opens a real office on that home, with the sandbox, in this process.
 * @param words what the admin allows for this start
 */
export async function openRealOffice(
  home: string,
  environment: NodeJS.ProcessEnv = {},
  words: readonly StartWord[] = [],
) {
  mkdirSync(home, { recursive: true })
  const config = readConfig({ ...SOON, ...environment, OUTERPARK_HOME: home })
  const start = { ...PLAIN_START, words: new Set(words) }
  const office = await openBoxOffice(config, { ...unattended(), start })
  return { ...clientOf(office.url, home), stop: office.stop }
}

/** What only a daemon has: a log that is read, and somebody who may tell it to stop. */
export const unattended = () => ({
  log: pino({ level: 'silent' }),
  version: '0.0.0',
  instance: 'test',
  control: { key: randomUUID(), state: () => ({}), stop: () => undefined },
})

export type RealOffice = Awaited<ReturnType<typeof openRealOffice>>

export type Sign = {
  readonly language?: 'en' | 'ko'
  readonly mail?: boolean
  readonly email?: string
}
export type Signed = { readonly id: string; readonly email: string; readonly token: string }

export type Told = {
  readonly channel: string
  readonly about: string
  readonly reservationId: string
}

/** Functions for what people do at a daemon, over HTTP. */
export function clientOf(url: string, home: string) {
  const adminToken = readFileSync(homeFiles(home).adminToken, 'utf8').trim()
  const admin = async (path: string, method = 'GET', body?: unknown) =>
    (await ask(url, method, path, { token: adminToken, body })).json
  const status = () => admin('/v1/status')
  const waiting = async (kind: string): Promise<number> => (await status()).tasks[kind].waiting

  return {
    url,
    admin,
    status,
    waiting,
    async signUp(email: string, { language = 'en', mail = true }: Sign = {}): Promise<Signed> {
      const body = { name: 'Kim Minji', email, language, mail }
      const { customer, token } = (await ask(url, 'POST', '/v1/customers', { body })).json
      return { id: customer.id, email: customer.email, token }
    },
    /** Registers one performance with so many seats, and gives its id. */
    async performance(seats = 1000): Promise<string> {
      const performances = [{ startsAt: BEGINS, grades: [grade('VIP', seats)] }]
      // The same home may be opened again: each performance is in another hall.
      const venue = `샤롯데씨어터 ${crypto.randomUUID().slice(0, 8)}`
      const musical = { title: '오페라의 유령', venue, performances }
      return (await admin('/v1/musicals', 'POST', musical)).performances[0].id
    },
    /** Throws if the booking is refused, also because the daemon stood still (408). */
    async book(who: Signed, performanceId: string, paymentMethod = 'card-ok'): Promise<string> {
      const body = { performanceId, seats: 2, paymentMethod }
      const { status, json } = await ask(url, 'POST', '/v1/reservations', {
        token: who.token,
        body,
      })
      if (status !== 201) throw new Error(`not booked: ${JSON.stringify(json)}`)
      return json.id
    },
    cancel: (who: Signed, id: string) =>
      ask(url, 'POST', `/v1/reservations/${id}/cancel`, { token: who.token, body: {} }),
    myPage: async (who: Signed) => (await ask(url, 'GET', '/v1/mypage', { token: who.token })).json,
    /** All recorded notices, newest first. */
    async notices(): Promise<Told[]> {
      const all: Told[] = []
      let cursor: string | null = ''
      do {
        const page: { items: Told[]; next: string | null } = await admin(
          `/v1/notices?limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
        all.push(...page.items)
        cursor = page.next
      } while (cursor !== null)
      return all
    },
    deadLetters: async (): Promise<{ kind: string; lastError: string }[]> =>
      (await admin('/v1/tasks?dead=true&limit=500')).items,
    /** Waits until only tasks of the kinds `besides` are left, and MyPage shows all events. */
    settled: (...besides: string[]) => officeSettled(status, besides),
  }
}
