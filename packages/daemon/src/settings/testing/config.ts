import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { readConfig } from '../config.ts'

/** A home, which each test of the file gets anew, and how its settings are read. */
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
      ),
  }
}

/** The refusal of settings, with words like these. */
export const refused = (message: RegExp) =>
  expect.objectContaining({
    name: 'StartFailure',
    code: 'config-invalid',
    message: expect.stringMatching(message),
  })
