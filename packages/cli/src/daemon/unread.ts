import { statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether the file of settings has been written since the daemon read it: its workers have those of before until a restart.
 * @param readAt when it was read (RFC 3339)
 */
export function hasUnreadSettings(home: string, readAt: string): boolean {
  const file = statSync(join(home, 'config.json'), { throwIfNoEntry: false })
  return file !== undefined && file.mtimeMs > Date.parse(readAt)
}
