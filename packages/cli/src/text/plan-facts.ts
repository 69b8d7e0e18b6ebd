import type { EventResponse } from '@outerpark/core/contract'
import type { CliWords } from '../words/words.ts'

export type PlanWords = CliWords['happened']['plans']

/** What people look for in an event about a plan, or about the end of a hold: the hall, which version, why. */
export function planFacts(event: EventResponse, words: PlanWords): readonly string[] {
  const { type, hall, version, only, was, because } = event
  if (type === 'HallPlanned')
    return [
      typeof hall === 'string' ? hall : '',
      typeof version === 'number' ? words.version(version) : '',
      typeof only === 'string' ? words.only(only) : '',
    ]
  if (type === 'PerformanceReplanned') {
    const [before, after] = [was, hall].map(versionIn)
    return before === undefined || after === undefined ? [] : [words.replanned(before, after)]
  }
  return type === 'HoldEnded' && isReason(because, words) ? [words.ended[because]] : []
}

const versionIn = (value: unknown): number | undefined =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number'
    ? value.version
    : undefined

const isReason = (value: unknown, { ended }: PlanWords): value is keyof PlanWords['ended'] =>
  typeof value === 'string' && Object.hasOwn(ended, value)
