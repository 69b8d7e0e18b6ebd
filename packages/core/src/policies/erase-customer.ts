import { type EraseCustomer, eraseCustomer } from '../customer/index.ts'
import { accept, type CustomerId, type Operation } from '../kernel/index.ts'
import { type Hold, type HoldEnded, holdEnded, type Offer } from '../reservation/index.ts'

type Erasing =
  typeof eraseCustomer extends Operation<
    EraseCustomer,
    infer Needs,
    infer Facts,
    infer Event,
    infer Reply
  >
    ? Operation<
        EraseCustomer,
        Needs & { holdsOf: CustomerId },
        Facts & { readonly holdsOf: readonly { readonly hold: Hold; readonly offer: Offer }[] },
        Event | HoldEnded,
        Reply
      >
    : never

/** {@link eraseCustomer}, which ends what the customer holds in the same commit: no seats stay held by nobody. */
export const eraseWithHolds: Erasing = {
  ...eraseCustomer,
  needs: (command) => ({ ...eraseCustomer.needs(command), holdsOf: command.customerId }),
  decide(command, facts, context) {
    const decision = eraseCustomer.decide(command, facts, context)
    if (decision.kind === 'refused') return decision
    const ends = facts.holdsOf.map(({ hold, offer }) => holdEnded(hold, offer, 'erased'))
    return accept([...ends, ...decision.events], decision.reply)
  },
}
