/** The test files that are related to a change: those to run, and those that are left out. */
export type Pick = { readonly run: readonly string[]; readonly left: readonly string[] }

/** How many folders of a path name a part of the repository: `packages/daemon/src/payment`, `scripts/proofs`. */
const DEPTH = { packages: 4, scripts: 2 }

/**
 * Chooses the tests that are quick enough to run after each edit: all related unit tests, and the related tests with a
 * database or a process that are in an edited part of the repository.
 *
 * @param related the test files that import a changed file, directly or indirectly
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
