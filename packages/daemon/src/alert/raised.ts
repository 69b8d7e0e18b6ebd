import type { Alert } from '@outerpark/core/names'

/** How much, or of what: shown with an alert. */
export type Facts = Readonly<Record<string, number | string>>

/** An alert that is raised. */
export type Raised = { readonly alert: Alert; readonly since: string; readonly facts: Facts }

/** What is raised, by its name. */
export type RaisedNow = ReadonlyMap<Alert, Raised>

/** What is raised, and when what is over ended. */
export type Kept = { readonly now: Map<Alert, Raised>; readonly over: Map<Alert, string> }
