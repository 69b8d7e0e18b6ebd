import type { RecordedEvent } from '@outerpark/core/policies'
import type { LeasedTask, PaymentGateway } from '@outerpark/core/ports'
import { type PaymentTries, watchGateway } from './gateway-spans.ts'
import { isSampled, spanIdOf, type Telling, traceIdOf } from './span.ts'

/** What the parts of an office tell while traces are on. Times are in ms since the epoch. */
export type Tracer = {
  /** Events were committed together. */
  readonly committed: (events: readonly RecordedEvent[], begun: number, ended: number) => void
  /** A request was answered. */
  readonly answered: (request: AnsweredRequest) => void
  /** A task is tried now. */
  readonly trying: (task: LeasedTask) => void
  /** The task was tried. */
  readonly tried: (task: LeasedTask, how: Try) => void
  /** The gateway, each of whose calls is told. */
  readonly watched: (gateway: PaymentGateway) => PaymentGateway
}

export type AnsweredRequest = {
  readonly id: string
  /** the method and the path of its route, such as `POST /v1/reservations` */
  readonly name: string
  readonly status: number
  readonly begun: number
  readonly ended: number
}

export type Try = { readonly begun: number; readonly ended: number; readonly done: boolean }

/** So many requests that led to events and are not answered yet are remembered. */
const REMEMBERED = 10_000

/**
 * Makes the spans of a booking: the request, its events, the tasks that follow from them, the calls to the gateway, and
 * the notices. Each span has an id that follows from the id of what it is about, and its parent follows from the id of
 * what caused that, which every event and task has anyway. So nothing is stored or handed on for a trace.
 *
 * Only what belongs to a trace that is told costs more than a look at its id.
 */
export function makeTracer(telling: Telling): Tracer {
  const { committed, answered } = requestSpans(telling)
  const tries: PaymentTries = new Map()
  return {
    ...{ committed, answered, ...taskSpans(telling, tries) },
    watched: (gateway) => watchGateway(gateway, telling, tries),
  }
}

function requestSpans({ ratio, tell }: Telling): Pick<Tracer, 'committed' | 'answered'> {
  /** the correlation ids of events, by the request that led to them */
  const ledTo = new Map<string, string>()
  return {
    committed(events, begun, ended) {
      for (const { id, type, position, correlationId, causationId } of events) {
        if (!isSampled(correlationId, ratio)) continue
        if (causationId.startsWith('RQ-')) {
          if (ledTo.size >= REMEMBERED) ledTo.clear()
          ledTo.set(causationId, correlationId)
        }
        tell({
          traceId: traceIdOf(correlationId),
          ...{ spanId: spanIdOf(id), parentId: spanIdOf(causationId) },
          ...{ name: type, kind: 'internal', begun, ended, failed: false },
          attributes: { 'outerpark.event': id, 'outerpark.position': position },
        })
      }
    },
    answered({ id, name, status, begun, ended }) {
      const correlationId = ledTo.get(id)
      if (correlationId === undefined) return
      ledTo.delete(id)
      tell({
        ...{ traceId: traceIdOf(correlationId), spanId: spanIdOf(id), parentId: undefined },
        ...{ name, kind: 'server', begun, ended, failed: status >= 500 },
        attributes: {
          'http.request.method': name.split(' ', 1)[0] ?? '',
          'http.response.status_code': status,
          'outerpark.request': id,
          'outerpark.correlation': correlationId,
        },
      })
    },
  }
}

function taskSpans(
  { ratio, tell }: Telling,
  tries: PaymentTries,
): Pick<Tracer, 'trying' | 'tried'> {
  const spanOf = ({ id, attempt }: LeasedTask) => spanIdOf(`${id} ${attempt}`)
  const nameOf = ({ order: { kind, reservationId } }: LeasedTask) => `${kind} ${reservationId}`
  return {
    trying(task) {
      if (isSampled(task.order.reservationId, ratio)) tries.set(nameOf(task), spanOf(task))
    },
    tried(task, { begun, ended, done }) {
      const { id, order, causedBy, attempt, queuedAt } = task
      if (!isSampled(order.reservationId, ratio)) return
      tries.delete(nameOf(task))
      tell({
        traceId: traceIdOf(order.reservationId),
        ...{ spanId: spanOf(task), parentId: spanIdOf(causedBy) },
        ...{ name: order.kind, kind: 'internal', begun, ended, failed: !done },
        attributes: {
          'outerpark.task': id,
          'outerpark.attempt': attempt,
          'outerpark.waited_ms': begun - queuedAt,
        },
      })
    },
  }
}
