/** One line of the table: what was measured of ours, beside what, and what is asked for. */
export type Figure = {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly baseline?: number
  /** of the ratio where there is a baseline, else of the figure itself */
  readonly target?: Target
}

export type Target = { readonly atLeast: number } | { readonly atMost: number }

/** What a benchmark brings: its figures, and whatever went wrong, which fails the run. */
export type Measured = { readonly figures: readonly Figure[]; readonly faults: readonly string[] }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

export function ratioOf({ ours, baseline }: Figure): number | undefined {
  return baseline === undefined ? undefined : ours / baseline
}

/** Undefined where nothing is asked for. */
export function isMet(figure: Figure): boolean | undefined {
  const { target, ours } = figure
  if (!target) return undefined
  const value = ratioOf(figure) ?? ours
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}

/** The table of all figures, for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const ratio = ratioOf(figure)
    const met = isMet(figure)
    return [
      figure.name,
      `${numberText(figure.ours)} ${figure.unit}`,
      figure.baseline === undefined ? '' : `${numberText(figure.baseline)} ${figure.unit}`,
      ratio === undefined ? '' : ratio.toFixed(2),
      targetText(figure),
      met === undefined ? '' : met ? 'yes' : 'NO',
    ]
  })
  return columns([['name', 'ours', 'baseline', 'ratio', 'target', 'met'], ...rows])
}

function targetText({ target, baseline, unit }: Figure): string {
  if (!target) return ''
  const of = baseline === undefined ? ` ${unit}` : ''
  return 'atLeast' in target ? `>= ${target.atLeast}${of}` : `<= ${target.atMost}${of}`
}

export function numberText(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0
  return value.toLocaleString('en', { maximumFractionDigits: digits })
}

/** The first column to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}
