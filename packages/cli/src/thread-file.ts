import { extname } from 'node:path'

/**
 * A file of this program with which a thread begins. Each is named in scripts/bundle.mjs too. The path holds in the sources, in
 * `dist` and in `bundle`: each is a folder below that of the package.
 *
 * @param path from `src`, without its ending, such as `load/load-thread`
 */
export const threadFile = (path: string): URL =>
  new URL(`./${path}${extname(import.meta.url)}`, import.meta.url)
