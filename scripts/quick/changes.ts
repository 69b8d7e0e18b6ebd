import { execFileSync } from 'node:child_process'
import { root } from '../workspace.mjs'

/** Where a branch is compared with, the first that there is. */
const MAIN_BRANCHES = ['main', 'origin/main']

export type Changes = {
  /** the commit from which on everything counts: where this branch left the main branch */
  readonly since: string
  /** what has changed since then and is still there, committed or not */
  readonly files: readonly string[]
  /** what has changed since the last commit, or in it if nothing has */
  readonly edited: readonly string[]
}

/** What has changed in this checkout, as Git sees it. */
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

/** @throws if Git does */
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter(Boolean)
