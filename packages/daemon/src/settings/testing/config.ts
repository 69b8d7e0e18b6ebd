import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { readConfig } from '../config.ts'

/** Gives each test of the file a new home, and functions that write and read its settings. */
export function settingsFolder() {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  return {
    get path() {
      return folder.path
    },
    read: (environment: NodeJS.ProcessEnv = {}) =>
      readConfig({ OUTERPARK_HOME: folder.path, ...environment }),
    /** Writes the configuration file of the home. */
    inFile: (settings: unknown) =>
      writeFileSync(
        folder.file('config.json'),
        typeof settings === 'string' ? settings : JSON.stringify(settings),
        { mode: 0o600 },
      ),
  }
}

/** Matches the refusal of settings with such a message. */
export const refused = (message: RegExp) =>
  expect.objectContaining({
    name: 'StartFailure',
    code: 'config-invalid',
    message: expect.stringMatching(message),
  })
