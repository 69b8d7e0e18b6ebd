import { grouped } from '@outerpark/core/kernel'
import type { Cleaned } from '../load/clean.ts'
import { KINDS, type Latency } from '../load/job.ts'
import { mixText } from '../load/mix.ts'
import type { LoadReport, Measured } from '../load/report.ts'
import { gauge } from '../text/chart.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'
import { verifyText } from './verify.ts'

/** What a load has shown: the figures as `siege` prints them, by kind, the refusals, and how the latencies are spread. */
export function measuredText(so: Measured, paint: Paint, room?: number): string {
  const { load: text } = words()
  const { load } = so
  const parts = [
    paint.strong(text.of(so.title, so.url)),
    details(
      [
        [text.how, howText(so)],
        [text.transactions, text.count(grouped(load.transactions), seconds(load.elapsedMs))],
        [text.throughput, text.perSecond(perSecondText(load.perSecond))],
        [text.availability, availability(load.availability, paint)],
        [text.received, text.megabytes((load.bytes / 1e6).toFixed(1))],
        ...(load.unsent > 0
          ? [[text.unsent, { text: text.notSent(grouped(load.unsent)), paint: paint.bad }] as const]
          : []),
      ],
      paint,
      room,
    ),
    kindsText(so, paint, room),
    ...refusalsText(so, paint, room),
    ...errorsText(so, paint, room),
    ...histogramText(so, paint),
  ]
  return parts.join('\n\n')
}

function howText({ connections, rate: asked, mix, customers, interrupted }: Measured): string {
  const { load: text } = words()
  const pace = asked === null ? text.closed(connections) : text.open(asked, connections)
  return [pace, mixText(mix), text.customers(customers), ...(interrupted ? [text.ended] : [])].join(
    '; ',
  )
}

const availability = (percent: number, { good, bad }: Paint): Cell => ({
  // Never rounded up to what it is not.
  text: `${(Math.floor(percent * 100) / 100).toFixed(2)} %`,
  paint: percent >= 100 ? good : bad,
})

function kindsText({ load }: Measured, paint: Paint, room?: number): string {
  const { load: text } = words()
  const right = (title: string) => ({ title, align: 'right' }) as const
  const columns = [
    { title: '' },
    ...[text.column.transactions, text.column.perSecond, text.column.done].map(right),
    ...[text.column.refused, 'P50', 'P90', 'P99', 'P99.9', text.column.max].map(right),
  ]
  const rows = KINDS.filter((kind) => load.kinds[kind].transactions > 0).map((kind) => {
    const { transactions, perSecond, done, refused, latency } = load.kinds[kind]
    return [
      ...[text.kinds[kind], grouped(transactions), perSecondText(perSecond), grouped(done)],
      ...[grouped(refused), ...latencyCells(latency)],
    ]
  })
  const sum = (of: 'done' | 'refused') => KINDS.reduce((all, kind) => all + load.kinds[kind][of], 0)
  const all = [
    ...[text.all, grouped(load.transactions), perSecondText(load.perSecond), grouped(sum('done'))],
    ...[grouped(sum('refused')), ...latencyCells(load.latency)],
  ]
  const cells = [...rows, all].map((row) => row.map((each) => ({ text: each })))
  return table(columns, cells, paint, room)
}

const latencyCells = (latency: Latency | null): string[] =>
  latency === null
    ? ['', '', '', '', '']
    : [latency.p50, latency.p90, latency.p99, latency.p999, latency.max].map(milliseconds)

function refusalsText({ load }: Measured, paint: Paint, room?: number): string[] {
  const { load: text } = words()
  if (load.refusals.length === 0) return []
  const rows = load.refusals.map(({ code, count, setting }) => [
    { text: code },
    { text: grouped(count) },
    { text: setting === null ? (text.notALimit[code] ?? '') : text.raise(setting) },
  ])
  const columns = [
    { title: text.column.refused },
    { title: text.column.transactions, align: 'right' },
    { title: '', long: 'wrap' },
  ] as const
  return [table(columns, rows, paint, room)]
}

function errorsText({ load }: Measured, paint: Paint, room?: number): string[] {
  const { load: text } = words()
  const errors = Object.entries(load.errors)
  if (errors.length === 0) return []
  const rows = errors.map(([code, count]) => [
    { text: code, paint: paint.bad },
    { text: grouped(count) },
  ])
  const columns = [
    { title: text.column.errors },
    { title: text.column.tries, align: 'right' },
  ] as const
  return [table(columns, rows, paint, room)]
}

/** The widest bar. */
const BAR = 40

function histogramText({ load }: Measured, paint: Paint): string[] {
  const { load: text } = words()
  const all = load.histogram.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(...load.histogram.map(({ count }) => count))
  if (all === 0) return []
  const bounds = load.histogram.map(({ upToMs }) => text.upTo(milliseconds(upToMs)))
  const width = Math.max(...bounds.map(({ length }) => length))
  const lines = load.histogram.map(({ count }, n) => {
    const share = `${((100 * count) / all).toFixed(1).padStart(5)} %`
    const bar = gauge(count, most, BAR).replaceAll('□', '')
    return `${(bounds[n] ?? '').padStart(width)} ${share}  ${paint.good(bar)}`
  })
  return [[paint.strong(text.latencies), ...lines].join('\n')]
}

/** What `load clean` took away. */
export function cleanedText({ cancelled, erased, reduced, kept }: Cleaned): string {
  const { load: text } = words()
  const lines = Object.entries(kept).map(([code, count]) => text.kept(code, count))
  return [text.cleaned(grouped(cancelled), grouped(erased), grouped(reduced)), ...lines].join('\n')
}

/** What was checked after the load. */
export function checkedText(
  { settled, verify, cleaned, ok, load }: LoadReport,
  paint: Paint,
  room?: number,
): string {
  const { load: text } = words()
  const { afterMs, unpaid } = settled
  const paid = settled.settled
    ? text.allPaid(seconds(afterMs))
    : paint.bad(text.notPaid(grouped(unpaid), seconds(afterMs)))
  const away = cleaned ? cleanedText(cleaned) : text.notCleaned
  const checks = verify.ok
    ? paint.good(words().shown.allHold(verify.checks.length, ''))
    : verifyText(verify, paint, room)
  const end = ok ? [] : [paint.bad(load.availability < 100 ? text.notAvailable : text.failed)]
  return [paid, checks, away, ...end].join('\n')
}

const seconds = (ms: number) => (ms / 1000).toFixed(1)
/** A rate, with a digit behind the point if it is low. */
export const perSecondText = (perSecond: number) =>
  perSecond < 100 ? perSecond.toFixed(1) : grouped(Math.round(perSecond))
/** Three digits, as precise as they were measured. */
export const milliseconds = (ms: number): string =>
  ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : grouped(Math.round(ms))
