/** Test files that a change is related to, by what becomes of them. */
export type Pick = { readonly run: readonly string[]; readonly left: readonly string[] }

/** How much of a path names a part of the repository: `packages/daemon/src/payment`, `scripts/proofs`. */
const DEPTH = { packages: 4, scripts: 2 }

/**
 * Chooses among the tests that are related to a change what is quick enough to run after each edit: the unit tests, and
 * of those that need a database or a process what lies in a part of the repository that was edited just now.
 *
 * @param related the test files that import what has changed, by way of whatever
 * @param edited the files that were edited just now
 */
export function pickQuick(related: readonly string[], edited: readonly string[]): Pick {
  const parts = new Set(edited.map(partOf))
  const isQuick = (test: string) =>
    !test.includes('.e2e.') && (!test.includes('.int.') || parts.has(partOf(test)))
  return { run: related.filter(isQuick), left: related.filter((test) => !isQuick(test)) }
}

/** @param file its path from the root of the repository */
export function partOf(file: string): string {
  const folders = file.split('/').slice(0, -1)
  const depth = folders[0] === 'packages' ? DEPTH.packages : DEPTH.scripts
  return folders.slice(0, depth).join('/')
}
