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

const two = (number: number) => String(number).padStart(2, '0')

/** The time until something begins: in days if it is far away, else on a clock: `1:05:09`. */
export function countdown(ms: number, words: TuiWords): string {
  if (ms >= 172_800_000) return spanText(ms, words)
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** A span of less than an hour on a clock: `9:41`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}

/**
 * The refusal of a request. A screen keeps it, and takes its sentence (`detail`) when it draws: the reader may change the language
 * meanwhile. Any other error is a fault of the program, and is not caught here.
 */
export function refusalOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  throw error
}

/**
 * What a form says about a refusal. A field is called as its line is, not as the request calls it; and who finds that no daemon
 * runs reads how to start it.
 *
 * @param labels the names of the lines by the fields of the request
 */
export function refusalText(
  refusal: Failure,
  labels: Readonly<Record<string, string | undefined>> = {},
): string {
  const { code, flaws, detail, hint } = refusal
  if (code === 'daemon-unreachable' && hint !== undefined) return `${detail} ${hint}`
  if (code !== 'validation-failed' || flaws.length === 0) return detail
  return flaws
    .map(({ path, message }) => (path === '' ? message : `${labels[path] ?? path}: ${message}`))
    .join('; ')
}

/** Why a request was refused, for people, in the language of now. */
export const whyOf = (error: unknown): string => refusalOf(error).detail
