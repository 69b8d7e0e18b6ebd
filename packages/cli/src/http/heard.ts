/** An answer of a box office to a request such as `GET /v1/status`. */
export type Heard = { readonly request: string; readonly answer: unknown }

/** So many are kept. A command that fails on an answer has just got it. */
const KEPT = 10

const heard: Heard[] = []

/** Keeps an answer in mind, in case this program fails on it; see `misfit.ts`. */
export function remember(request: string, answer: unknown): void {
  heard.push({ request: request.replace(/\?.*$/, ''), answer })
  if (heard.length > KEPT) heard.shift()
}

/** The last answers, the newest first. */
export const lastHeard = (): readonly Heard[] => heard.toReversed()
