import { customerExportResponse, type ProblemParams } from '@outerpark/core/contract'
import type { CustomerId } from '@outerpark/core/kernel'
import type { Page, PageRequest, Snapshot, Store } from '@outerpark/core/ports'
import { type Language, preferredLanguage } from '@outerpark/core/words'
import { found } from '../lists.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { WHOM_CODES, whomOf } from '../whom.ts'
import { shownNotice } from './notices.ts'

const PAGE = 500
/** How many exports may be made or wait for their turn. */
const MOST_EXPORTS = 20

/**
 * The route that gives everything about a customer. One export is made at a time, since it reads the whole log, and one
 * for each customer, so that nobody fills the queue alone.
 */
export function exportRoute({ snapshot }: Pick<Store, 'snapshot'>): Route {
  let last: Promise<unknown> = Promise.resolve()
  const begun = new Set<CustomerId>()
  const inTurn = async (customerId: CustomerId, language: Language) => {
    if (begun.has(customerId)) throw busy({ case: 'export', id: customerId })
    if (begun.size >= MOST_EXPORTS) throw busy({ case: 'exports' })
    begun.add(customerId)
    const made = last.then(() => exported(snapshot, customerId, language))
    last = made.catch(() => undefined)
    return made.finally(() => begun.delete(customerId))
  }
  return route({
    method: 'get',
    path: '/v1/customers/{id}/export',
    audience: { customer: 'read', staff: ['admin'] },
    tag: 'customers',
    summary:
      'Everything about a customer, as it was at one position: `me`, or for the admin any id',
    answer: customerExportResponse,
    codes: WHOM_CODES,
    speaks: true,
    async handle({ caller, header, params: { id = '' } }) {
      const language = preferredLanguage(header('accept-language'))
      return { status: 200, json: await inTurn(whomOf(caller, id), language), language }
    },
  })
}

const busy = (params: ProblemParams['server-busy']) =>
  new Problem('server-busy', params, { headers: { 'retry-after': '5' } })

async function exported(open: Store['snapshot'], customerId: CustomerId, language: Language) {
  const snapshot: Snapshot = await open()
  try {
    const { queries } = snapshot
    const customer = found(await queries.customer(customerId), 'customer-not-found', customerId)
    const position = await queries.lastPosition()
    const own = { customerId }
    const reservations = await all((page) => queries.reservations({ ...page, ...own }))
    const notices = await all((page) => queries.notices({ ...page, ...own }))
    const tokens = await all((page) => queries.tokens({ ...page, owner: customerId }))
    return {
      position,
      customer,
      tokens: tokens.map((token) => ({ ...token, current: false })),
      reservations: reservations.map(({ customerId: _, ...row }) => ({ ...row, position })),
      payments: await all((page) => queries.payments({ ...page, ...own })),
      notices: notices.map((notice) => shownNotice(notice, language)),
      events: await Array.fromAsync(snapshot.eventsOf(customerId)),
    }
  } finally {
    await snapshot.close()
  }
}

/** All items of a list. */
async function all<T>(list: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page: Page<T> = await list({ limit: PAGE, cursor })
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return items
}
