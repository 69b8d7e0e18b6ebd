/** One line of the table: our value, the value of the baseline, and the target. */
export type Figure = {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly baseline?: number
  /** our value divided by the baseline */
  readonly ratio?: number
  /** for the ratio if there is one, else for our value */
  readonly target?: Target
}

export type Target = { readonly atLeast: number } | { readonly atMost: number }

/** The result of a benchmark: its figures, and the wrong answers, which fail the run. */
export type Measured = { readonly figures: readonly Figure[]; readonly faults: readonly string[] }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/**
 * A figure with its baseline, from rounds in which the two took turns. Other work on the machine slows both values of a
 * round in the same way, so the ratio is the median of the ratios of the rounds. It may differ from the ratio of the
 * two medians.
 */
export function compare(
  { name, unit, target }: Pick<Figure, 'name' | 'unit' | 'target'>,
  ours: readonly number[],
  baseline: readonly number[],
): Figure {
  const ratio = median(ours.map((value, turn) => value / (baseline[turn] ?? Number.NaN)))
  const figure = { name, unit, ours: median(ours), baseline: median(baseline), ratio }
  return target ? { ...figure, target } : figure
}

/** Whether the target is met; undefined if there is none. */
export function isMet(figure: Figure): boolean | undefined {
  const { target, ours, ratio } = figure
  if (!target) return undefined
  const value = ratio ?? ours
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}

/** The table of all figures, for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const met = isMet(figure)
    return [
      figure.name,
      `${numberText(figure.ours)} ${figure.unit}`,
      figure.baseline === undefined ? '' : `${numberText(figure.baseline)} ${figure.unit}`,
      figure.ratio?.toFixed(2) ?? '',
      targetText(figure),
      met === undefined ? '' : met ? 'yes' : 'NO',
    ]
  })
  return columns([['name', 'ours', 'baseline', 'ratio', 'target', 'met'], ...rows])
}

function targetText({ target, ratio, unit }: Figure): string {
  if (!target) return ''
  const of = ratio === undefined ? ` ${unit}` : ''
  return 'atLeast' in target ? `>= ${target.atLeast}${of}` : `<= ${target.atMost}${of}`
}

export function numberText(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0
  return value.toLocaleString('en', { maximumFractionDigits: digits })
}

/** Aligns the first column to the left and the others to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}
