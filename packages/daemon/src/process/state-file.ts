import { chmodSync, renameSync, writeFileSync } from 'node:fs'
import type { StateFile } from '@outerpark/core/names'

/**
 * Writes the state of the running daemon. The rename puts the whole file in place, so a reader sees the old state or
 * the new one.
 */
export function writeState(file: string, state: StateFile): void {
  const draft = `${file}.new`
  writeFileSync(draft, `${JSON.stringify(state)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}
