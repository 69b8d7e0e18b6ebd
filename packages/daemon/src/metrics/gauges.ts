import type { StatusResponse } from '@outerpark/core/contract'
import { ALERTS, BREAKER_STATES } from '@outerpark/core/names'
import type { TaskKind } from '@outerpark/core/policies'
import { Gauge, type Registry } from 'prom-client'

/** What is asked of the office when somebody scrapes. */
export type Measured = {
  readonly status: () => Promise<StatusResponse>
  /** when the oldest task of each kind was queued that waits (ms since the epoch); undefined if none waits */
  readonly oldestWaiting: () => Promise<Readonly<Record<TaskKind, number | undefined>>>
  /** the size of the write-ahead log of the store */
  readonly walBytes: () => number
  /** ms since the epoch */
  readonly now: () => number
}

/** Makes the gauges of an office, and returns the function that sets all of them. */
export function makeGauges(registry: Registry): (measured: Measured) => Promise<void> {
  const registers = [registry]
  const gauge = <Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ) => new Gauge({ name: `outerpark_${name}`, help, labelNames: [...labelNames], registers })

  const about = gauge('info', 'Always 1; the labels say what runs', ['version', 'mode', 'gateway'])
  const waiting = gauge('tasks_waiting', 'Tasks that wait or are tried, by kind', ['kind'])
  const dead = gauge('tasks_dead', 'Dead letters, by kind', ['kind'])
  const age = gauge('tasks_oldest_seconds', 'The age of the oldest task that waits', ['kind'])
  const busy = gauge('workers_active', 'Workers that work on a task, by kind', ['kind'])
  const allowed = gauge('workers_limit', 'Workers that may work now, by kind', ['kind'])
  const unpaid = gauge('bookings_unpaid', 'Bookings that wait for their payment')
  const settled = gauge('payments_per_second', 'Payments settled, over the last ten seconds')
  const breaker = gauge('breaker_state', '1 for the state of the payment breaker', ['state'])
  const calls = gauge('breaker_calls', 'Calls to the gateway within the window of the breaker')
  const failures = gauge('breaker_failures', 'Those of the calls that failed')
  const position = gauge('log_position', 'The position of the last event')
  const lag = gauge('mypage_lag_events', 'Events that MyPage does not show yet')
  const failing = gauge('channel_failing', '1 while the last notice of the channel failed', [
    'channel',
  ])
  const raised = gauge('alert', '1 while the alert is raised', ['alert'])
  const wal = gauge('wal_bytes', 'The size of the write-ahead log of the store')

  return async (measured) => {
    const [status, oldest] = await Promise.all([measured.status(), measured.oldestWaiting()])
    const { payment } = status
    about.set({ version: status.version, mode: status.mode, gateway: status.gateway.name }, 1)
    for (const [kind, tasks] of Object.entries(status.tasks)) {
      waiting.set({ kind }, tasks.waiting)
      dead.set({ kind }, tasks.dead)
    }
    for (const [kind, since] of Object.entries(oldest))
      age.set({ kind }, since === undefined ? 0 : Math.max(0, measured.now() - since) / 1000)
    for (const [kind, workers] of Object.entries(status.workers)) {
      busy.set({ kind }, workers.active)
      allowed.set({ kind }, workers.limit)
    }
    unpaid.set(payment.unpaid)
    settled.set(payment.perSecond)
    for (const state of BREAKER_STATES)
      breaker.set({ state }, payment.breaker.state === state ? 1 : 0)
    calls.set(payment.breaker.calls)
    failures.set(payment.breaker.failures)
    position.set(status.position)
    lag.set(Math.max(0, status.position - status.myPagePosition))
    for (const channel of status.channels)
      failing.set({ channel }, status.failing.some((each) => each.channel === channel) ? 1 : 0)
    for (const alert of ALERTS)
      raised.set({ alert }, status.alerts?.some((each) => each.alert === alert) ? 1 : 0)
    wal.set(measured.walBytes())
  }
}
