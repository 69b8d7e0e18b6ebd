import type { StatusResponse } from '@outerpark/core/contract'
import type { CheckName, GatewayName } from '@outerpark/core/names'
import type { Webhook } from '@outerpark/core/notice'
import type { Clock, Store, Verified } from '@outerpark/core/ports'
import {
  NO_LIMITS,
  type Orders,
  ordersWithin,
  STRICT_TO_THE_START,
} from '@outerpark/core/reservation'
import type { FindCaller } from './caller.ts'
import { type CodeSettings, codeDesk } from './codes-by-mail.ts'
import { committer } from './commit.ts'
import { keptAnswers } from './kept.ts'
import type { Admission, PaymentPressure } from './overload.ts'
import type { Route } from './route.ts'
import { type BackupDesk, backupRoutes } from './routes/backups.ts'
import { changeGradeRoute } from './routes/change-grade.ts'
import { customerRoutes } from './routes/customers.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoute } from './routes/export.ts'
import { hallRoutes } from './routes/halls.ts'
import { holdRoutes } from './routes/holds.ts'
import { type CompanyBooks, lostChargeRoutes } from './routes/lost-charges.ts'
import { type MetricsDesk, metricsRoutes } from './routes/metrics.ts'
import { musicalRoutes } from './routes/musicals.ts'
import { type MyPageParts, myPageRoutes } from './routes/mypage.ts'
import { noticeRoutes } from './routes/notices.ts'
import { openApiRoute } from './routes/openapi.ts'
import { paymentRoutes } from './routes/payments.ts'
import { probeRoutes, type ReadyCheck } from './routes/probes.ts'
import { reportRoutes } from './routes/reports.ts'
import { reservationRoutes } from './routes/reservations.ts'
import { type SalesParts, salesRoutes } from './routes/sales.ts'
import { type SandboxDesk, sandboxRoutes } from './routes/sandbox.ts'
import { seasonStream } from './routes/season-stream.ts'
import { seatRoutes } from './routes/seats.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { signUpRoutes } from './routes/sign-up.ts'
import { staffRoutes } from './routes/staff.ts'
import { statusRoutes } from './routes/status.ts'
import { type ReadStripeHint, stripeRoutes } from './routes/stripe.ts'
import { taskRoutes } from './routes/tasks.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { webhookRoutes } from './routes/webhook.ts'
import { streamMaker } from './streams.ts'
import { tokenMaker } from './token.ts'

export type Health = {
  readonly version: string
  /** the random name of this process, as in the state file */
  readonly instance: string
  /** who charges the cards */
  readonly gateway: { readonly name: GatewayName }
  /** whether the daemon takes new work */
  readonly ready: () => boolean
  readonly status: () => Promise<StatusResponse>
  /** see `readiness.ts` of the office */
  readonly checks: () => Promise<readonly ReadyCheck[]>
  readonly verify: (only?: CheckName) => Promise<Verified>
}

export type RouteParts = {
  readonly store: Store
  readonly clock: Clock
  readonly myPage: MyPageParts & SalesParts
  readonly health: Health
  /** finds the caller again while a stream is open, to see whether the token is still valid */
  readonly findCaller: FindCaller
  readonly tokenSecret: string
  /** for codes by mail, with which people confirm their addresses; undefined if no codes are sent */
  readonly codes?: CodeSettings | undefined
  /** whether only customers whose address is confirmed may book */
  readonly onlyConfirmed?: boolean | undefined
  /** the cards that the card company knows; if left out, only the card company can say that */
  readonly cards?: readonly string[] | undefined
  /** the zone for musicals that name none and whose times have no offset; UTC if left out */
  readonly timeZone?: (() => string) | undefined
  /** admits every booking at once if left out */
  readonly admit?: Admission
  /** without limits if left out */
  readonly orders?: Orders
  /** see {@link PaymentPressure}; if left out, payment always works */
  readonly pausedUntil?: PaymentPressure['pausedUntil']
  /** undefined if payments go to another gateway */
  readonly sandbox?: SandboxDesk | undefined
  /** undefined if nobody asks the card company for charges without a booking */
  readonly companyBooks?: CompanyBooks | undefined
  /** undefined if this office has no files to back up */
  readonly backups?: BackupDesk | undefined
  /** undefined if no webhooks of Stripe are expected */
  readonly stripeHint?: ReadStripeHint | undefined
  /** the admin's webhook; undefined if none is configured */
  readonly webhook?: Webhook | undefined
  /** undefined if nothing is counted */
  readonly metrics?: MetricsDesk | undefined
}

const WITHOUT_LIMITS = ordersWithin(NO_LIMITS, { holdMs: 600_000, ...STRICT_TO_THE_START })
const atOnce: Admission = (_, take) => take(undefined)

/** Every address that the daemon answers (O1). */
export function allRoutes(parts: RouteParts): Route[] {
  const { store, clock, myPage, health, findCaller, tokenSecret, sandbox, stripeHint, webhook } =
    parts
  const { timeZone = () => 'UTC' } = parts
  const { admit = atOnce, orders = WITHOUT_LIMITS, pausedUntil = () => undefined } = parts
  const { queries } = store
  const commit = committer(store)
  const kept = keptAnswers(store.answers)
  const stream = streamMaker({ findCaller, store, clock, watch: parts.metrics?.stream })
  const tokens = tokenMaker(tokenSecret)
  const requestCode =
    parts.codes && codeDesk({ commit, clock, secret: tokenSecret, settings: parts.codes })
  const people = { queries, tokens, secret: tokenSecret, requestCode }
  const routes = [
    ...signUpRoutes(commit, people),
    ...signInRoutes(commit, people),
    ...customerRoutes(commit, people),
    exportRoute(store),
    ...tokenRoutes(commit, { queries, tokens }),
    ...staffRoutes(commit, { queries, tokens }),
    ...hallRoutes(commit, queries),
    ...seatRoutes(store, stream),
    ...musicalRoutes(commit, queries, { timeZone }),
    changeGradeRoute(commit),
    ...holdRoutes(commit, {
      orders,
      pausedUntil,
      onlyConfirmed: parts.onlyConfirmed ?? false,
    }),
    ...reservationRoutes(commit, {
      queries,
      kept,
      clock,
      admit,
      orders,
      pausedUntil,
      onlyConfirmed: parts.onlyConfirmed ?? false,
      cards: parts.cards,
    }),
    ...paymentRoutes(queries),
    ...lostChargeRoutes(commit, { kept, books: parts.companyBooks }),
    ...noticeRoutes(queries),
    ...myPageRoutes(myPage, { kept, stream, lastPosition: queries.lastPosition }),
    seasonStream(myPage, { stream, clock, lastPosition: queries.lastPosition }),
    ...reportRoutes(myPage),
    ...salesRoutes(myPage, { stream, lastPosition: queries.lastPosition }),
    ...eventRoutes(store, stream),
    ...taskRoutes(store, { kept, clock }),
    ...sandboxRoutes(sandbox, kept),
    ...stripeRoutes(store, stripeHint),
    ...webhookRoutes(commit, webhook),
    ...probeRoutes(health),
    ...statusRoutes(health),
    ...metricsRoutes(parts.metrics),
    ...backupRoutes(parts.backups, kept),
  ]
  return [...routes, openApiRoute(routes, health.version)]
}
