import { hash } from 'node:crypto'

/** One span of a trace, as it is told to a collector. */
export type SpanFacts = {
  /** 32 hexadecimal digits (W3C Trace Context, 3.2.2.3) */
  readonly traceId: string
  /** 16 hexadecimal digits */
  readonly spanId: string
  /** undefined for the first span of a trace */
  readonly parentId: string | undefined
  readonly name: string
  readonly kind: 'server' | 'client' | 'internal'
  /** ms since the epoch; may have decimals */
  readonly begun: number
  readonly ended: number
  readonly attributes: Readonly<Record<string, string | number>>
  readonly failed: boolean
}

/** How spans are chosen and told. */
export type Telling = {
  /** the share of traces that are told, from 0 to 1 */
  readonly ratio: number
  readonly tell: (span: SpanFacts) => void
  /** ms since the epoch */
  readonly now: () => number
}

/**
 * The trace of everything that has this correlation id: a booking with its payment, refund and notices has the id of its
 * reservation. So a trace needs no column, and goes on after a restart, hours later, in another process.
 */
export const traceIdOf = (correlationId: string): string =>
  hash('sha256', `trace ${correlationId}`, 'hex').slice(0, 32)

/** The span of a request, an event, a task: it follows from the id, and ids name what caused them. */
export const spanIdOf = (id: string): string => hash('sha256', `span ${id}`, 'hex').slice(0, 16)

/**
 * Whether the trace with this correlation id is told. It depends on the id alone, so a trace is told whole or not at
 * all. FNV-1a, as this is asked for each event: a cryptographic hash would cost ten times as much.
 *
 * @param ratio the share of traces that are told, from 0 to 1
 */
export function isSampled(correlationId: string, ratio: number): boolean {
  if (ratio >= 1) return true
  let sum = 0x811c9dc5
  for (let i = 0; i < correlationId.length; i++)
    sum = Math.imul(sum ^ correlationId.charCodeAt(i), 0x01000193)
  // The last step of MurmurHash3: FNV alone leaves the upper bits of short texts alike.
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  return (sum ^ (sum >>> 13)) >>> 0 < ratio * 2 ** 32
}
