import { MAX_LATENCY_MS, parseLatency } from '@outerpark/core/names'
import { usage } from '../failure.ts'

/** How long the card company takes, in milliseconds: `30` or `400-620`. */
export function latency(text: string): string {
  if (text === text.trim() && parseLatency(text) !== undefined) return text
  throw usage(({ inputs }) => inputs.latency(MAX_LATENCY_MS, text))
}

/**
 * The share of calls that a knob affects, from 0 (none) to 1 (all).
 *
 * @param text `on`, `off`, `0.3` or `30%`
 */
export function share(text: string): number {
  if (text === 'on' || text === 'off') return Number(text === 'on')
  const [, digits = '', percent] = /^(\d{1,3}(?:\.\d{1,6})?|\.\d{1,6})(%)?$/.exec(text) ?? []
  const number = digits === '' ? Number.NaN : Number(digits) / (percent ? 100 : 1)
  if (number >= 0 && number <= 1) return number
  throw usage(({ inputs }) => inputs.share(inputs.shareForm, text))
}

export function onOrOff(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on'
  throw usage(({ inputs }) => inputs.onOff(text))
}
