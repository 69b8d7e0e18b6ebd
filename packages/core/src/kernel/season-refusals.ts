/** Refusals about season files that are applied. See {@link RefusalParams}. */
export type SeasonRefusalParams = {
  /** `id`: the musical that has the key; null: another one of the request */
  'musical-key-taken': { readonly key: string; readonly id: string | null }
  /** several musicals have such a title and venue, and none of them the key */
  'season-musical-unclear': {
    readonly title: string
    readonly venue: string
    readonly ids: readonly string[]
  }
  /** two musicals of the request are the same one */
  'season-musical-twice': { readonly title: string }
  /** a field of a musical or performance on sale that cannot be changed; `was`, `now`: null if it cannot be said in a line */
  'season-fixed': {
    readonly title: string
    readonly field: string
    readonly was: string | number | null
    readonly now: string | number | null
  }
  /** `new`: the performance on sale does not have the grade; `gone`: the request does not */
  'season-grades': {
    readonly title: string
    readonly startsAt: string
    readonly grade: string
    readonly case: 'new' | 'gone'
  }
  /** the performance is not in the request any more, and so many seats of it are held or sold */
  'season-booked': { readonly title: string; readonly startsAt: string; readonly seats: number }
  /** why nothing was applied; each is a refusal, and the part of the request that it is about */
  'season-conflicts': {
    readonly count: number
    readonly conflicts: readonly {
      readonly path: string
      readonly code: string
      readonly params: object
    }[]
  }
  /** the plan that was agreed to would do something else by now */
  'season-changed': Record<string, never>
}
