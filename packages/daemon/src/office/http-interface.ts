import type { Server } from 'node:net'
import type { StatusResponse } from '@outerpark/core/contract'
import type { WorkerNews } from '@outerpark/core/names'
import type { Channel, Webhook } from '@outerpark/core/notice'
import type { Store } from '@outerpark/core/ports'
import type { AlertWatch } from '../alert/watch.ts'
import type { OnFault } from '../http/answer.ts'
import { type AppSettings, makeApp } from '../http/app.ts'
import { callerFinder } from '../http/caller.ts'
import type { ConnectionLimits } from '../http/connections.ts'
import type { Control } from '../http/control.ts'
import { type LocalServer, listenLocally } from '../http/local-server.ts'
import type { Rates } from '../http/rate-limits.ts'
import type { Route } from '../http/route.ts'
import { allRoutes, type RouteParts } from '../http/routes.ts'
import { listen } from '../http/server.ts'
import type { RunningMyPage } from '../mypage/index.ts'
import type { Tracer } from '../traces/tracer.ts'
import { type VerifyParts, verifier } from '../verify/verify.ts'
import type { FailingChannel } from './channel-health.ts'
import { type CompareFigures, figureChecks } from './compare-figures.ts'
import { lastKnown } from './last-known.ts'
import type { Minutes } from './minutes.ts'
import type { Pipeline } from './pipeline.ts'
import { toAll, watchReadiness } from './readiness.ts'
import { noticeStatus, processStatus, workStatus } from './status.ts'
import { answersTo, counting, metricsOf, minutesOf, type OfficeMetrics } from './watching.ts'

export type TrafficLimits = {
  /** proxies whose X-Forwarded-For is believed (`http/address.ts`) */
  readonly trustedProxies: readonly string[]
  readonly rates: Rates
  readonly connections: ConnectionLimits
}

/** What an office needs only for its HTTP interface. */
export type HttpParts = CompareFigures & {
  /** what `/v1/status` and `/livez` say about this daemon */
  readonly daemon: Pick<StatusResponse, 'version' | 'mode' | 'gateway' | 'startedAt'> & {
    /** as in the state file */
    readonly instance: string
    /** what became of the workers before this one; undefined without a parent */
    readonly news?: (() => WorkerNews) | undefined
  }
  readonly adminToken: string
  readonly tokenSecret: string
  readonly codes?: RouteParts['codes']
  readonly onlyConfirmed?: RouteParts['onlyConfirmed']
  readonly cards?: RouteParts['cards']
  readonly allowedHosts: readonly string[]
  /** the limits on requests and connections; none if left out */
  readonly traffic?: TrafficLimits | undefined
  readonly timeZone?: RouteParts['timeZone']
  /** the channels on which customers get notices */
  readonly channels: readonly Channel[]
  /** the channels that fail now, and those on which anything was tried since the start; none if left out */
  readonly failing?: () => readonly FailingChannel[]
  readonly tried?: (() => readonly Channel[]) | undefined
  readonly myPage: RunningMyPage
  readonly checkInvariants: VerifyParts['checkInvariants']
  /** compares the figures of sales with the write side */
  readonly compareLedger: VerifyParts['compareLedger']
  readonly sandbox: RouteParts['sandbox']
  readonly backups?: RouteParts['backups']
  /** what the status says about the database and its backups; nothing if left out */
  readonly storage?: () => Pick<StatusResponse, 'storage' | 'backups'>
  readonly companyBooks?: RouteParts['companyBooks']
  readonly stripeHint: RouteParts['stripeHint']
  /** what is counted for the operator; nothing if left out */
  readonly metrics?: OfficeMetrics | undefined
  /** is told of each request and its answer; if left out, nobody is */
  readonly onAnswered?: AppSettings['onAnswered']
  /** begins to watch for alerts; nobody does if left out */
  readonly alerts?: (status: () => Promise<StatusResponse>) => AlertWatch
  /** is told of each request that was refused */
  readonly onProblem?: AppSettings['onProblem']
  /** is told of each request that took too long */
  readonly slow?: AppSettings['slow']
  /** is called with each fault of ours in a request, and with the error of each check of `verify` that fails itself */
  readonly onFault: OnFault
}

/** The parts of the office that the routes use. */
type Asked = Required<Pick<RouteParts, 'admit' | 'orders' | 'pausedUntil' | 'clock'>> & {
  readonly store: Store
  readonly pipeline: Pipeline
  readonly webhook: Webhook | undefined
  readonly tracer?: Tracer | undefined
}

export type HttpInterface = {
  readonly routes: readonly Route[]
  /**
   * Starts to listen. Call it once.
   * @returns the URL
   * @throws PortUnavailable, HostUnavailable
   */
  readonly listen: (at: Parameters<typeof listen>[1]) => Promise<string>
  /** Listens on a Unix socket too, for the CLI of this machine. After `stop` it still answers its {@link Control}. */
  readonly listenLocally: (at: {
    readonly path: string
    readonly control: Control
    readonly handle?: Server | undefined
  }) => Promise<LocalServer>
  /**
   * Ends the streams, takes no more requests, and answers the accepted ones within `graceMs`.
   * @param lingerMs as {@link listen} has it, if others take the connections from now on
   */
  readonly stop: (graceMs: number, lingerMs?: number) => Promise<void>
}

/** The HTTP interface of an office: the routes, what they use, and the server. */
export function httpInterface(office: Asked, parts: HttpParts): HttpInterface {
  const { store } = office
  const { daemon, myPage, traffic } = parts
  const stopping = new AbortController()
  store.onCommit(() => myPage.wake())
  const minutes = minutesOf(office)
  const status = statusOf(office, parts, minutes, () => alerts)
  const alerts = parts.alerts?.(status)
  const metrics = metricsOf(parts.metrics, status, office)
  const verify = verifier({
    ...parts,
    ...figureChecks(parts, myPage.sales),
    lastPosition: store.queries.lastPosition,
    onFailed: (error) => parts.onFault(error, 'GET /v1/verify'),
  })
  const ready = () => !stopping.signal.aborted
  const readiness = watchReadiness(store, status, ready)
  const callers = callerFinder(parts.adminToken, store.queries.tokenByHash, office.clock)
  store.onCommit(({ people }) => callers.forget(people))
  const routes = allRoutes({
    ...office,
    ...parts,
    metrics,
    findCaller: callers.find,
    health: { ...daemon, ready, status, verify, checks: readiness.checks },
  })
  const answer = makeApp({
    routes,
    findCaller: callers.find,
    allowedHosts: parts.allowedHosts,
    ...{ version: daemon.version, ...traffic },
    stopping: stopping.signal,
    ...{ onFault: parts.onFault, onAnswered: parts.onAnswered, slow: parts.slow },
    onProblem: toAll([readiness.refused, metrics?.refused, parts.onProblem]),
    onAnswer: office.tracer && answersTo(office.tracer, office.clock),
  })
  const app = counting([minutes.requested, ...(metrics ? [metrics.requested] : [])], answer)
  let server: Awaited<ReturnType<typeof listen>> | undefined
  let local: LocalServer | undefined

  return {
    routes,
    async listen(at) {
      server = await listen(app, at, traffic)
      return server.url
    },
    async listenLocally(at) {
      local = await listenLocally(app, at)
      return local
    },
    async stop(graceMs, lingerMs) {
      stopping.abort()
      minutes.stop()
      const locally = stopLocally(local, graceMs, lingerMs)
      await Promise.all([alerts?.stop(), server?.stop(graceMs, lingerMs), locally])
    },
  }
}

const stopLocally = (local: LocalServer | undefined, graceMs: number, lingerMs?: number) =>
  lingerMs === undefined ? local?.drain(graceMs) : local?.leave(graceMs, lingerMs)

/** What `/v1/status` says. */
function statusOf(
  { store, pipeline, webhook }: Asked,
  parts: HttpParts,
  minutes: Minutes,
  alerts: () => AlertWatch | undefined,
) {
  const { instance: _, news, ...about } = parts.daemon
  const { channels, myPage } = parts
  const stored = lastKnown(async () => ({
    position: await store.queries.lastPosition(),
    ...(await workStatus(pipeline, store.queries)),
    ...(await noticeStatus({ channels, webhook }, store.queries)),
    minutes: [...(await minutes.list())],
  }))
  return async (): Promise<StatusResponse> => ({
    ...about,
    ...processStatus(news),
    myPagePosition: myPage.position(),
    ...(await stored()),
    failing: [...(parts.failing?.() ?? [])],
    ...(parts.tried && { tried: [...parts.tried()] }),
    ...{ alerts: [...(alerts()?.raised() ?? [])], untold: [...(alerts()?.untold() ?? [])] },
    ...parts.storage?.(),
  })
}
