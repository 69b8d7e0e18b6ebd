import type { ViewCheck } from '@outerpark/core/ports'

/** So many differences are named. All are counted. */
const NAMED = 5

/** Collects the differences that a comparison of the view finds. */
export function makeFindings() {
  const named: string[] = []
  let rows = 0
  let differences = 0
  return {
    note(noun: string, position: number, what: string): void {
      differences += 1
      if (differences <= NAMED) named.push(`the ${noun} at position ${position} ${what}`)
    },
    compared(more: number): void {
      rows += more
    },
    /** The comparison could not be finished, so the view counts as wrong. */
    refused: (detail: string, events: number): ViewCheck => ({ ok: false, detail, events, rows }),
    verdict(events: number): ViewCheck {
      if (differences === 0) {
        const detail = `${rows} rows equal the fold of ${events} events`
        return { ok: true, detail, events, rows }
      }
      const more = differences > NAMED ? `; and ${differences - NAMED} more` : ''
      const detail = `${differences} of ${rows} rows differ: ${named.join('; ')}${more}`
      return { ok: false, detail, events, rows }
    },
  }
}
