/** A change to the tables, and the invariants that have to find it. */
export type Tampering = [what: string, sql: string, found: string[]]
