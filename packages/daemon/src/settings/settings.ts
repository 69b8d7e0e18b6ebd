import { latencyField, timeZoneField } from '@outerpark/core/contract'
import { z } from 'zod'
import { alertSettings } from './alert.ts'
import { backupSettings } from './backup.ts'
import { gatewaySettings } from './gateway.ts'
import { limitSettings } from './limits.ts'
import { listenSettings } from './listen.ts'
import { logSettings } from './log.ts'
import { noticeSettings } from './notice.ts'
import { seatSettings } from './seats.ts'
import type { Settings } from './setting.ts'
import { trafficSettings } from './traffic.ts'
import { fraction, wholeNumber, yesOrNo } from './values.ts'

/**
 * Every setting: its range, its default, its meaning, and the environment variable that overrides the file (O5).
 * The file is `config.json` in the home. It uses the names of these fields.
 */
export const settings = {
  ...listenSettings,
  mode: {
    env: 'SYS_MODE',
    schema: z
      .string()
      .regex(/^\w{1,32}$/, 'must be a word')
      .default('DEVELOP'),
    about:
      'The name of this installation: up to 32 letters, digits and `_`. The log and the status show it. `PRODUCT` (also `PROD` and `PRODUCTION`) refuses the sandbox and the test keys of Stripe.',
  },
  metrics: {
    env: 'OUTERPARK_METRICS',
    schema: yesOrNo(true),
    about: 'Whether the daemon counts what it does, for Prometheus at `/metrics`.',
  },
  tracesTo: {
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    schema: z
      .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
      .optional(),
    about:
      'The address of a collector of OpenTelemetry. Traces of bookings go to `/v1/traces` below it, by OTLP over HTTP.',
  },
  traceRatio: {
    env: 'OUTERPARK_TRACE_RATIO',
    schema: fraction(0, 1).default(0.1),
    about: 'The share of bookings whose traces are sent: `1` is each, `0` none.',
  },
  timeZone: {
    env: 'OUTERPARK_TIME_ZONE',
    schema: timeZoneField.optional(),
    about:
      'The time zone in which a time of a performance is read that has no offset, if its musical names no zone: a name of the IANA database, such as `Asia/Seoul`.',
    byDefault: 'the zone of the machine',
  },
  gatewayTimeoutMs: {
    env: 'OUTERPARK_GATEWAY_TIMEOUT_MS',
    schema: wholeNumber(10, 60_000).optional(),
    about:
      'How long one call to the gateway may take. After that its outcome is unknown, and the call is repeated with the same key. `leaseMs` must be longer than three of these times.',
    byDefault: '610; with Stripe 15000',
  },
  ...gatewaySettings,
  sandboxLatency: {
    env: 'OUTERPARK_SANDBOX_LATENCY',
    schema: latencyField.default('20-60'),
    about: 'How long the sandbox takes to answer.',
  },
  breakerWindowMs: {
    env: 'OUTERPARK_BREAKER_WINDOW_MS',
    schema: wholeNumber(1_000, 600_000).optional(),
    about: 'How far back the breaker counts calls.',
    byDefault: '10000, or four times `gatewayTimeoutMs` if that is longer',
  },
  breakerMinimumCalls: {
    env: 'OUTERPARK_BREAKER_MINIMUM_CALLS',
    schema: wholeNumber(1, 10_000).default(20),
    about:
      'With fewer calls in the window the breaker does not open. It must not be more than the calls that `paymentWorkers` can make in the window if every call times out.',
  },
  breakerFailureRatio: {
    env: 'OUTERPARK_BREAKER_FAILURE_RATIO',
    schema: fraction(0.01, 1).default(0.5),
    about: 'The share of failed calls at which the breaker opens.',
  },
  breakerOpenMs: {
    env: 'OUTERPARK_BREAKER_OPEN_MS',
    schema: wholeNumber(100, 600_000).default(5_000),
    about: 'How long the breaker stays open before one call probes the gateway.',
  },
  bulkhead: {
    env: 'OUTERPARK_BULKHEAD',
    schema: wholeNumber(2, 1_000).default(64),
    about:
      'How many calls to the gateway may run at once. It must be at least twice `paymentWorkers`.',
  },
  paymentDeadlineMs: {
    env: 'OUTERPARK_PAYMENT_DEADLINE_MS',
    schema: wholeNumber(1_000, 2_592_000_000).default(86_400_000),
    about:
      'How long a reservation may stay unpaid before it expires. Time in which the breaker is not closed does not count, up to `maxPausedMs`. At the start of the performance it expires in any case. The default is one day.',
  },
  maxPausedMs: {
    env: 'OUTERPARK_MAX_PAUSED_MS',
    schema: wholeNumber(0, 2_592_000_000).default(86_400_000),
    about:
      'How much of the time in which the breaker is not closed is added to `paymentDeadlineMs` at most. After both times an unpaid reservation expires, even if the gateway is still away. `0` is no limit. The default is one day.',
  },
  ...seatSettings,
  paymentWorkers: {
    env: 'OUTERPARK_PAYMENT_WORKERS',
    schema: wholeNumber(1, 100).default(10),
    about: 'The most workers for approvals, and the most for cancellations.',
  },
  paymentWorkersMin: {
    env: 'OUTERPARK_PAYMENT_WORKERS_MIN',
    schema: wholeNumber(1, 100).default(1),
    about:
      'The fewest workers for approvals, and for cancellations. The backlog decides between the two limits.',
  },
  noticeWorkers: {
    env: 'OUTERPARK_NOTICE_WORKERS',
    schema: wholeNumber(1, 100).default(10),
    about: 'The most workers for each channel of notices.',
  },
  noticeWorkersMin: {
    env: 'OUTERPARK_NOTICE_WORKERS_MIN',
    schema: wholeNumber(1, 100).default(1),
    about: 'The fewest workers for each channel of notices.',
  },
  paymentLagMs: {
    env: 'OUTERPARK_PAYMENT_LAG_MS',
    schema: wholeNumber(0, 600_000).default(10_000),
    about:
      'How long due payments and notices may wait for bookings. During a rush (500 bookings a second) only a few workers run, until a task has been due for this long. With `0` none waits.',
  },
  whenOverloaded: {
    env: 'OUTERPARK_WHEN_OVERLOADED',
    schema: z.enum(['defer', 'refuse'], { error: 'must be defer or refuse' }).default('defer'),
    about:
      'What happens to a booking while the breaker is not closed. `defer` takes it and charges the card later. `refuse` answers 503 and takes nothing.',
  },
  maxUnpaid: {
    env: 'OUTERPARK_MAX_UNPAID',
    schema: wholeNumber(0, 1_000_000_000).default(0),
    about: 'When this many bookings are unpaid, new bookings are refused. `0` is no limit.',
  },
  ...limitSettings,
  ...noticeSettings,
  ...trafficSettings,
  ...backupSettings,
  myPageLagMs: {
    env: 'OUTERPARK_MYPAGE_LAG_MS',
    schema: wholeNumber(10, 60_000).default(1_000),
    about:
      'How late MyPage may be while many people book. A longer time costs less. Customers can still read their own writes at once.',
  },
  leaseMs: {
    env: 'OUTERPARK_LEASE_MS',
    schema: wholeNumber(1_000, 600_000).optional(),
    about:
      'How long a task waits after its worker was lost. A worker that is still at work keeps its task.',
    byDefault: '30000, or four times `gatewayTimeoutMs` if that is longer',
  },
  retryBaseMs: {
    env: 'OUTERPARK_RETRY_BASE_MS',
    schema: wholeNumber(1, 60_000).default(250),
    about:
      'The first wait after a failed payment or inbox notice. Each further wait is twice as long.',
  },
  retryCapMs: {
    env: 'OUTERPARK_RETRY_CAP_MS',
    schema: wholeNumber(1, 3_600_000).default(20_000),
    about: 'The longest wait between two tries of a payment or an inbox notice.',
  },
  maxAttempts: {
    env: 'OUTERPARK_MAX_ATTEMPTS',
    schema: wholeNumber(1, 1_000_000).default(25_000),
    about:
      'After this many tries a payment or an inbox notice becomes a dead letter. The default is about three days of tries.',
  },
  ...logSettings,
  ...alertSettings,
} as const satisfies Settings
