import type { Notifier } from '@outerpark/core/ports'

/**
 * Delivers a notice to the inbox that MyPage shows. There is nothing to do: the commit that records the notice also
 * puts it into the inbox.
 */
export const deliverToInbox: NonNullable<Notifier['inbox']> = async () => {}
