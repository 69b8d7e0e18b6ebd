import type { Point } from './points.ts'
import type { Statement } from './statements.ts'

const WIDTH = 100
/** How many statements are shown before and after the one in question. */
const AROUND = 6

/** How many points there were, by fault and by statement. */
export function tallyOf(points: readonly Point[]): string {
  return [
    ...table(
      'points by what befell the statement',
      countBy(points, ({ fault }) => fault),
    ),
    ...table(
      'points by kind of statement',
      countBy(points, ({ kind }) => kind),
    ),
    ...table(
      'points by statement',
      countBy(points, ({ sql }) => sql),
    ),
  ].join('\n')
}

/** The statements around a point, in order. */
export function sceneOf(statements: readonly Statement[], point: Point | undefined): string {
  if (!point) return ''
  const from = Math.max(0, point.statement - 1 - AROUND)
  const lines = statements.slice(from, point.statement + AROUND).map(({ sql }, i) => {
    const number = from + i + 1
    const mark = number === point.statement ? `→ ${point.fault}: ` : '  '
    return `  ${String(number).padStart(5)} ${mark}${sql}`.slice(0, WIDTH)
  })
  return lines.join('\n')
}

function countBy(points: readonly Point[], nameOf: (point: Point) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const point of points) counts.set(nameOf(point), (counts.get(nameOf(point)) ?? 0) + 1)
  return counts
}

function table(title: string, counts: ReadonlyMap<string, number>): string[] {
  const rows = [...counts].sort(([, a], [, b]) => b - a)
  return [title, ...rows.map(([name, n]) => `${String(n).padStart(7)}  ${name.slice(0, WIDTH)}`)]
}
