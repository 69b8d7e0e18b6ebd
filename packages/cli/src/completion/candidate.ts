/** A word that may follow, and what it means. */
export type Candidate = { readonly value: string; readonly about?: string | undefined }

/** What a value is: the id of a thing of the box office, or a name that this machine knows. */
export type Kind =
  | 'musical'
  | 'hall'
  | 'performance'
  | 'reservation'
  | 'payment'
  | 'customer'
  | 'staff'
  | 'token'
  | 'task'
  | 'grade'
  | 'profile'
  | 'context'

/** Values out of a list, typed one after the other with commas: `id,sta` goes on with `id,status`. */
export function listed(names: readonly string[], typed: string): readonly Candidate[] {
  const before = typed.slice(0, typed.lastIndexOf(',') + 1)
  const taken = before.split(',')
  return names
    .filter((name) => !taken.includes(name))
    .map((name) => ({ value: `${before}${name}` }))
}
