import { Failure } from '../failure.ts'
import type { TuiWords } from './words/en.ts'

/** A span of time in the largest unit that fits: `40 seconds`, `3 minutes`. */
export function spanText(ms: number, { time }: TuiWords): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 120) return time.seconds(seconds)
  if (seconds < 7_200) return time.minutes(Math.round(seconds / 60))
  if (seconds < 172_800) return time.hours(Math.round(seconds / 3_600))
  return time.days(Math.round(seconds / 86_400))
}

/** Why a request was refused, for people. Any other error is a fault of the program, and is not caught here. */
export function whyOf(error: unknown): string {
  if (error instanceof Failure) return error.detail
  throw error
}
