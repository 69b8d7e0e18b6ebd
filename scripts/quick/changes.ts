import { execFileSync } from 'node:child_process'
import { root } from '../workspace.mjs'

/** The branches to compare with. The first one that exists is used. */
const MAIN_BRANCHES = ['main', 'origin/main']

export type Changes = {
  /** the commit at which this branch left the main branch; later changes count */
  readonly since: string
  /** the files that have changed since then and still exist, committed or not */
  readonly files: readonly string[]
  /** the files that have changed since the last commit; if there are none, those of the last commit */
  readonly edited: readonly string[]
}

/** The changes in this checkout, from Git. */
export function readChanges(): Changes {
  const since = forkPoint() ?? 'HEAD'
  const uncommitted = [
    ...git('diff', '--name-only', '--diff-filter=d', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard'),
  ]
  const committed = git('diff', '--name-only', '--diff-filter=d', since, 'HEAD')
  const edited =
    uncommitted.length > 0
      ? uncommitted
      : git('show', '--name-only', '--diff-filter=d', '--format=', 'HEAD')
  return { since, files: [...new Set([...committed, ...uncommitted])], edited }
}

function forkPoint(): string | undefined {
  for (const branch of MAIN_BRANCHES)
    try {
      return git('merge-base', 'HEAD', branch)[0]
    } catch {
      // There is no such branch here.
    }
  return undefined
}

/** The output of a Git command. @throws if the command fails */
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter(Boolean)
