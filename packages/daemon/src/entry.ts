import { extname } from 'node:path'

// The build joins the files of this package, so a path from one file to another would not hold there. The places below hold in the
// sources, in `dist` and in `bundle` (scripts/bundle.mjs): each is one folder below that of the package.

/**
 * An entry of this package: a file with which a process or a thread begins. Each is named in scripts/bundle.mjs too.
 * @param path from `src`, without its ending, such as `sandbox/main`
 */
export const entryUrl = (path: string): URL =>
  // The same ending as this file: `.ts` if Node strips the types, `.js` if it was compiled.
  new URL(`./${path}${extname(import.meta.url)}`, import.meta.url)

/** A file in the folder of this package. @param path from there, such as `package.json` */
export const packageFile = (path: string): URL => new URL(`../${path}`, import.meta.url)
