/**
 * The screens. Those with a letter are tabs, in this order: `g` and the letter go there from anywhere, and so does the number.
 * `for`: who can use the screen.
 */
export const PLACES = {
  season: { letter: 's', for: 'anyone', group: 'booking' },
  mypage: { letter: 'm', for: 'customer', group: 'booking' },
  account: { letter: 'a', for: 'customer', group: 'booking' },
  musicals: { letter: 'r', for: 'staff', group: 'selling' },
  sales: { letter: 'l', for: 'staff', group: 'selling' },
  customers: { letter: 'c', for: 'staff', group: 'selling' },
  pipeline: { letter: 'p', for: 'staff', group: 'running' },
  events: { letter: 'e', for: 'staff', group: 'running' },
  sandbox: { letter: 'x', for: 'staff', group: 'running' },
  checks: { letter: 'v', for: 'staff', group: 'running' },
  book: { letter: undefined, for: 'customer', within: 'season' },
  seats: { letter: undefined, for: 'customer', within: 'season' },
  signIn: { letter: undefined, for: 'anyone' },
  customer: { letter: undefined, for: 'staff', within: 'customers' },
  staff: { letter: undefined, for: 'staff', within: 'customers' },
  register: { letter: undefined, for: 'staff', within: 'musicals' },
  change: { letter: undefined, for: 'staff', within: 'musicals' },
  load: { letter: undefined, for: 'staff', within: 'musicals' },
} as const satisfies Readonly<Record<string, Place>>

/** The groups of tabs, from the left: what customers do, what sells, what keeps it running. */
export const GROUPS = ['booking', 'selling', 'running'] as const
export type Group = (typeof GROUPS)[number]

type Place = {
  readonly letter: string | undefined
  /** of a tab */
  readonly group?: Group
  readonly for: 'anyone' | 'customer' | 'staff'
  /** the tab from which one comes here */
  readonly within?: string
}

export type PlaceId = keyof typeof PLACES

/** The places that are tabs. */
export const TABS: readonly PlaceId[] = (Object.keys(PLACES) as PlaceId[]).filter(
  (id) => PLACES[id].letter !== undefined,
)

/** The tab that is marked while a place is shown. */
export function tabOf(id: PlaceId): PlaceId {
  const place = PLACES[id]
  return 'within' in place ? place.within : id
}
