import { statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether the file of settings has been written since the worker of the daemon began: it has those of before until a restart.
 * @param startedAt when it began (RFC 3339)
 */
export function hasUnreadSettings(home: string, startedAt: string): boolean {
  const file = statSync(join(home, 'config.json'), { throwIfNoEntry: false })
  return file !== undefined && file.mtimeMs > Date.parse(startedAt)
}
