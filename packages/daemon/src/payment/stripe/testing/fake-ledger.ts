import { KEY_FIELD } from '../intent.ts'
import { type Books, fakeBooks } from './fake-books.ts'
import { cancel, confirm, create, update } from './fake-intents.ts'
import {
  FIELDS,
  type Form,
  type Intent,
  invalid,
  missing,
  type Operation,
  type Reply,
} from './fake-objects.ts'
import { listRefunds, refund } from './fake-refunds.ts'

/**
 * The fake records of Stripe, made after its API reference: payment intents with their states, charges, refunds, and a
 * search index that is not always up to date.
 */
export function fakeLedger({ now, searchLagMs }: { now: () => number; searchLagMs: () => number }) {
  const books = fakeBooks(now)
  const { intents, charges, refunds } = books
  return {
    /** Does the operation, in one step. */
    run(operation: Operation, id: string, form: Form, mishap?: string): Reply {
      const unknown = [...form.keys()].find((name) => !FIELDS[operation].test(name))
      if (unknown !== undefined)
        return invalid({
          code: 'parameter_unknown',
          param: unknown,
          message: `Received unknown parameter: ${unknown}`,
        })
      if (operation === 'create') return create(books, form)
      if (operation === 'search') return search(books, form, now() - searchLagMs())
      if (operation === 'refund') return refund(books, form, mishap === 'failed-refund')
      if (operation === 'list-refunds') return listRefunds(books, form)
      const intent = intents.get(id)
      if (!intent) return missing('payment_intent', id, 'intent')
      switch (operation) {
        case 'retrieve':
          return books.shown(intent, form)
        case 'update':
          return update(books, intent, form)
        case 'confirm':
          return confirm(books, intent, form, mishap === 'ask-holder')
        case 'cancel':
          return cancel(books, intent, form)
      }
    },

    /** All intents, oldest first. */
    intents: () => [...intents.values()],

    /** The intents with our key, oldest first. */
    intentsOf: (key: string) =>
      [...intents.values()].filter(({ metadata }) => metadata[KEY_FIELD] === key),

    /** The amounts charged and refunded under our key, and the number of refunds. */
    book(key: string) {
      const sum = { charged: 0, refunded: 0, refunds: 0 }
      for (const charge of charges.values()) {
        const intent = intents.get(charge.payment_intent)
        if (intent?.metadata[KEY_FIELD] !== key || charge.status !== 'succeeded') continue
        sum.charged += charge.amount_captured
        sum.refunded += charge.amount_refunded
        sum.refunds += refunds.filter(({ payment_intent }) => payment_intent === intent.id).length
      }
      return sum
    },
  }
}

/** The intents that a search finds, in the state that they had when the index was updated. */
function search({ history }: Books, form: Form, upTo: number): Reply {
  const query = /^metadata\['(\w+)'\]:'((?:[^'\\]|\\.)*)'$/.exec(form.get('query') ?? '')
  if (!query)
    return invalid({ param: 'query', message: 'We were unable to parse your search query.' })
  const [, field = '', text = ''] = query
  const wanted = text.replace(/\\(.)/g, '$1').toLowerCase()
  const visible = new Map<string, Intent>()
  for (const { at, seen } of history) if (at <= upTo) visible.set(seen.id, seen)
  const data = [...visible.values()]
    .filter(({ metadata }) => metadata[field]?.toLowerCase() === wanted)
    .reverse()
    .slice(0, Number(form.get('limit') ?? 10))
  return {
    status: 200,
    body: {
      object: 'search_result',
      url: '/v1/payment_intents/search',
      has_more: false,
      next_page: null,
      data,
    },
  }
}
