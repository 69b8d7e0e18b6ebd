import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Terminal } from '../../testing/terminal.ts'

const FOLDER = fileURLToPath(new URL('../../../../../docs/tui/', import.meta.url))

/**
 * Compares the screen with its file in docs/tui, once everything that it needs is there.
 * @param cleaned the text of a screen without what differs from run to run, as the file has it
 */
export async function expectFrame(
  terminal: Terminal | undefined,
  name: string,
  cleaned: (text: string) => string,
): Promise<void> {
  const path = `${FOLDER}${name}.txt`
  const shown = await terminal?.still(cleaned, contentOf(path))
  await expect(shown).toMatchFileSnapshot(path)
}

/** Undefined if the frame is a new one. */
function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
