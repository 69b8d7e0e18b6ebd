/**
 * A file in the folder of this package. The build joins the files of the program (scripts/bundle.mjs), so a path from another
 * source file would not hold there.
 *
 * @param path from the folder of the package, such as `package.json`
 */
export const packageFile = (path: string): URL => new URL(`../${path}`, import.meta.url)
