/** A context, as it is listed. */
export type ListedContext = {
  readonly context: string
  /** whether commands use it that name no box office */
  readonly current: boolean
  /** the address of a box office elsewhere; null for one of this machine */
  readonly url: string | null
  /** the home of a box office of this machine; null for one elsewhere */
  readonly home: string | null
  /** whether tokens may go to it over plain HTTP */
  readonly insecure: boolean
  /** the names of the profiles that are signed in there */
  readonly profiles: readonly string[]
}

export type NamedContext = { readonly context: string }
