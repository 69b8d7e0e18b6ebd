import type { Charge, Form, Intent, Refund, Reply } from './fake-objects.ts'

/** The records of the fake Stripe. */
export type Books = ReturnType<typeof fakeBooks>

/** Makes empty records: payment intents with their history, charges and refunds. */
export function fakeBooks(now: () => number) {
  const intents = new Map<string, Intent>()
  const charges = new Map<string, Charge>()
  const history: { at: number; seen: Intent }[] = []
  let serial = 0
  return {
    intents,
    charges,
    /** oldest first */
    refunds: [] as Refund[],
    /** the state of an intent after each change, oldest first */
    history,
    newId: (prefix: string) => `${prefix}_3Q${String(++serial).padStart(10, '0')}`,
    /** The time in seconds since the epoch, as Stripe gives it. */
    seconds: () => Math.floor(now() / 1000),
    /** Records the new state of an intent. */
    kept(intent: Intent): Intent {
      intents.set(intent.id, intent)
      history.push({ at: now(), seen: structuredClone(intent) })
      return intent
    },
    /** The intent as a reply, with its whole charge if the form asks for that. */
    shown(intent: Intent, form: Form = new Map()): Reply {
      const charge = intent.latest_charge === null ? undefined : charges.get(intent.latest_charge)
      const expanded = [...form].some(
        ([name, value]) => name.startsWith('expand') && value === 'latest_charge',
      )
      return {
        status: 200,
        body: structuredClone(expanded && charge ? { ...intent, latest_charge: charge } : intent),
      }
    },
  }
}
