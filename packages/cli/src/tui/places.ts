/**
 * The screens. Those with a letter are tabs, in this order: `g` and the letter go there from anywhere, and so does the number.
 * `for`: who can use the screen.
 */
export const PLACES = {
  season: { letter: 's', for: 'anyone' },
  mypage: { letter: 'm', for: 'customer' },
  account: { letter: 'a', for: 'customer' },
  musicals: { letter: 'r', for: 'staff' },
  sales: { letter: 'l', for: 'staff' },
  customers: { letter: 'c', for: 'staff' },
  pipeline: { letter: 'p', for: 'staff' },
  events: { letter: 'e', for: 'staff' },
  sandbox: { letter: 'x', for: 'staff' },
  checks: { letter: 'v', for: 'staff' },
  book: { letter: undefined, for: 'customer', within: 'season' },
  signIn: { letter: undefined, for: 'anyone' },
  customer: { letter: undefined, for: 'staff', within: 'customers' },
  staff: { letter: undefined, for: 'staff', within: 'customers' },
  register: { letter: undefined, for: 'staff', within: 'musicals' },
  load: { letter: undefined, for: 'staff', within: 'musicals' },
} as const satisfies Readonly<Record<string, Place>>

type Place = {
  readonly letter: string | undefined
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
