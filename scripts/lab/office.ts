// A daemon on a temporary home, and questions to it.
import {
  type EventResponse,
  eventResponse,
  type PerformanceResponse,
  performanceResponse,
  type StatusResponse,
  statusResponse,
  type VerifyResponse,
  verifyResponse,
} from '@outerpark/core/contract'
import { type Client, expectAnswer, httpClient } from './client.ts'
import { adminTokenOf, type Daemon, makeHome, removeHome, startDaemon } from './daemon.ts'

/** A client and the admin's token, with which scripts ask an office as its admin. */
export type OfficeAccess = { readonly client: Client; readonly adminToken: string }

export type TemporaryOffice = OfficeAccess & {
  readonly home: string
  readonly daemon: Daemon
  /** Stops the daemon and removes the home. */
  readonly close: () => Promise<void>
}

/**
 * Starts a daemon on a home that is removed when the office is closed.
 * @param env settings as environment variables
 */
export async function openTemporaryOffice(
  env: Readonly<Record<string, string>> = {},
): Promise<TemporaryOffice> {
  const home = makeHome()
  try {
    const daemon = await startDaemon({ home, env })
    const client = httpClient(daemon.url)
    const close = async () => {
      client.close()
      await daemon.stop()
      removeHome(home)
    }
    return { home, daemon, client, adminToken: adminTokenOf(home), close }
  } catch (error) {
    removeHome(home)
    throw error
  }
}

/** Waits until every task is finished or a dead letter, and MyPage has reached the end of the log. */
export async function settle(office: OfficeAccess, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs
  for (;;) {
    const waiting = await waitingTasks(office)
    // MyPage is checked after the tasks, so that it also shows the events of the last task.
    if (waiting === 0 && (await eventsMyPageLacks(office)) === 0) return
    if (performance.now() > end)
      throw new Error(`${waiting} tasks still wait, or MyPage is not at the end of the log.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function eventsMyPageLacks(office: OfficeAccess): Promise<number> {
  const { position, myPagePosition } = await statusOf(office)
  return Math.max(0, position - myPagePosition)
}

/** How many tasks wait or are being worked on. */
export async function waitingTasks(office: OfficeAccess): Promise<number> {
  const { tasks } = await statusOf(office)
  return Object.values(tasks).reduce((sum, { waiting }) => sum + waiting, 0)
}

/** The status of the daemon and its work. */
export async function statusOf({ client, adminToken }: OfficeAccess): Promise<StatusResponse> {
  const answer = await client.ask({ method: 'GET', path: '/v1/status', token: adminToken })
  return expectAnswer(answer, 200, statusResponse)
}

export async function verify({ client, adminToken }: OfficeAccess): Promise<VerifyResponse> {
  const answer = await client.ask({ method: 'GET', path: '/v1/verify', token: adminToken })
  return expectAnswer(answer, 200, verifyResponse)
}

export async function showPerformance(client: Client, id: string): Promise<PerformanceResponse> {
  const answer = await client.ask({ method: 'GET', path: `/v1/performances/${id}` })
  return expectAnswer(answer, 200, performanceResponse)
}

/** All events, in order. */
export async function allEvents({ client, adminToken }: OfficeAccess): Promise<EventResponse[]> {
  const events: EventResponse[] = []
  for (let from: string | null = '1'; from !== null; ) {
    const path = `/v1/events?from=${from}&limit=1000`
    const answer = await client.ask({ method: 'GET', path, token: adminToken })
    const page: EventPage = expectAnswer(answer, 200, eventPage)
    events.push(...page.items)
    from = page.next
  }
  return events
}

type EventPage = { items: EventResponse[]; next: string | null }

const eventPage = {
  parse(value: unknown): EventPage {
    // A page of GET /v1/events. The contract's schema checks each of its items.
    const { items, next } = value as { items: unknown[]; next: string | null }
    return { items: items.map((item) => eventResponse.parse(item)), next }
  },
}
