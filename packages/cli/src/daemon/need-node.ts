import { failure } from '../failure.ts'

/** The oldest Node on which the daemon runs: `engines` of its package. */
const OLDEST = [22, 13] as const

/**
 * Refuses what needs the daemon on a Node that is too old for it: the daemon would end with nothing but an exit code.
 * @throws Failure `node-too-old`
 */
export function needNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  throw failure(
    'node-too-old',
    ({ office }) => office.oldNode(OLDEST.join('.'), version, process.execPath),
    ({ office }) => office.newerNode,
  )
}
