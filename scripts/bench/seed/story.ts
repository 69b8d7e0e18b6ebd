import { type CommandContext, runCommand, type State } from '@outerpark/core/engine'
import { recordNotice } from '@outerpark/core/notice'
import { recordApproval } from '@outerpark/core/payment'
import type { CommitMeta, StoreOperation } from '@outerpark/core/ports'
import { type Book, book, type ReservationReply } from '@outerpark/core/reservation'
import { accepted } from '../../lab/outcome.ts'

/** A request id and a fingerprint of the same length as real ones. */
const REQUEST_ID = 'RQ-00000000-0000-4000-8000-000000000000'
const FINGERPRINT = String(2 ** 52)

export type Story = { readonly reply: ReservationReply; readonly chargeId: string }

/**
 * Books one seat, records its payment and its notice, all in the working set. So the pipeline has nothing left to do.
 */
export function tellStory(state: State, command: Book, context: CommandContext): Story {
  const run = <Command, Reply>(
    operation: StoreOperation<Command, Reply>,
    given: Command,
    meta: CommitMeta,
  ): Reply => accepted(runCommand(state, operation, given, meta, context))
  const key = crypto.randomUUID()
  const reply = run(book, command, {
    causationId: REQUEST_ID,
    idempotency: { scope: command.customerId, key, fingerprint: FINGERPRINT },
  })
  const chargeId = `ch_${crypto.randomUUID()}`
  const [asked] = state.group.tasks.splice(0)
  if (asked?.order.kind !== 'approve-payment') throw new Error('A booking led to something else.')
  const { paymentId } = asked.order
  run(recordApproval, { paymentId, chargeId }, { causationId: asked.causedBy })
  const [told] = state.group.tasks.splice(0)
  if (told?.order.kind !== 'send-notice') throw new Error('An approval led to something else.')
  const { reservationId, customerId, about, channel, template } = told.order
  const notice = { reservationId, customerId, about, channel, template }
  run(recordNotice, notice, { causationId: about })
  return { reply, chargeId }
}
