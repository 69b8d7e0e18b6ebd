import type { Outcome } from '@outerpark/core/ports'

/**
 * The reply to a command.
 * @throws if the command was refused
 */
export function accepted<Reply>(outcome: Outcome<Reply>): Reply {
  if (outcome.kind === 'accepted') return outcome.reply
  const { code, params } = outcome.refusal
  throw new Error(`refused: ${code}: ${JSON.stringify(params)}`)
}

/** @throws unless the command was refused for this reason */
export function refusedFor(code: string, outcome: Outcome<unknown>): void {
  const found = outcome.kind === 'refused' ? outcome.refusal.code : 'accepted'
  if (found !== code) throw new Error(`Expected ${code}, got ${found}.`)
}
