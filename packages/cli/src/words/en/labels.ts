/** Titles of columns and names of values in other languages, by the English ones. A title that is not here stays as it is. */
export const columns: Readonly<Record<string, string>> = {}
export const labels: Readonly<Record<string, string>> = {}

/** Statuses, states and kinds, by their codes. English shows the codes. */
export const statuses: Readonly<Record<string, string>> = {}
