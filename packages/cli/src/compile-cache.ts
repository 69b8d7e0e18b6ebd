import { join } from 'node:path'
import { PROGRAM } from '@outerpark/core/names'
import { makePrivateFolder } from '@outerpark/daemon/private-files'

/**
 * Lets Node keep the compiled code of this program, which saves a third of each start.
 *
 * Node runs what it finds in the cache. Its own folder for that is below the system's temporary folder, where another
 * user may have made it first and put code there. So the cache is in the user's own cache folder, or there is none.
 *
 * @returns the folder; undefined if there is no cache, or the user has chosen one
 */
export async function cacheCompiledCode(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  // Node has enabled this one itself.
  if (env.NODE_COMPILE_CACHE) return undefined
  try {
    const { default: envPaths } = await import('env-paths')
    const folder = join(envPaths(PROGRAM, { suffix: '' }).cache, 'compiled')
    makePrivateFolder(folder)
    process.getBuiltinModule('node:module').enableCompileCache(folder)
    return folder
  } catch {
    // The folder is not the user's alone, or cannot be made. The program does without.
    return undefined
  }
}
