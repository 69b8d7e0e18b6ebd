import { readFileSync } from 'node:fs'
import { openBoxOffice } from '../office/open.ts'
import { homeFiles } from '../process/home.ts'
import { readConfig } from '../settings/config.ts'
import { temporaryFolder } from './folder.ts'
import { unattended } from './real-office.ts'
import { WIDE_LIMITS } from './wide-limits.ts'

/**
 * Opens a box office like `main.ts`, in this process, on a new home and a free port.
 * @param environment its settings; by default the waits between tries are short
 */
export async function openWholeOffice(environment: NodeJS.ProcessEnv) {
  const folder = temporaryFolder()
  const config = readConfig({
    ...WIDE_LIMITS,
    OUTERPARK_HOME: folder.path,
    OUTERPARK_PORT: '0',
    OUTERPARK_RETRY_BASE_MS: '2',
    OUTERPARK_RETRY_CAP_MS: '10',
    ...environment,
  })
  const office = await openBoxOffice(config, unattended()).catch((error) => {
    folder.remove()
    throw error
  })
  return {
    url: office.url,
    admin: readFileSync(homeFiles(folder.path).adminToken, 'utf8').trim(),
    async close() {
      await office.stop()
      folder.remove()
    },
  }
}
