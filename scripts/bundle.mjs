// Joins the compiled files of the programs into a few. From hundreds of files the daemon takes twice as long to start, and Ink
// and React five times as long to load. What only some commands need stays in files of its own. What else is made from
// packages is made here too. With --watch it goes on, whenever a compiled file changes.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, watch } from 'rolldown'
import { copyReference } from './reference.mjs'
import { thirdParty } from './third-party.mjs'
import { root } from './workspace.mjs'

copyReference()

/** Yoga has an `eval`, and a file that only some commands load may be needed at once by others. */
const EXPECTED = ['EVAL', 'INEFFECTIVE_DYNAMIC_IMPORT']

// One file loads faster than forty. What brings zod and the second language stay apart from what most commands load.
const together = [
  { name: 'start', test: /cli\/dist\/(version|compile-cache)\.js$/, priority: 1 },
  {
    name: 'common',
    test: /^(?!.*(node_modules|core\/dist\/contract\/|words\/ko|cli\/dist\/(season|hall)\/))/,
    minShareCount: 6,
  },
]

await bundle('cli', ['bin', 'load/load-thread'], together, {
  // These find files beside them: programs, or a module of WebAssembly.
  external: ['inquirer', 'jq-wasm', 'open'],
  transform: {
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      // Ink's layout engine carries its WebAssembly as text. With `fetch` it would load Node's whole HTTP client to decode it.
      // Nothing else here calls it.
      fetch: 'undefined',
    },
  },
  plugins: [
    inPlaceOf({
      // Ink asks for React's development tools only if DEV is true.
      'react-devtools-core': 'export default {}',
      // The same measure as everywhere in the program. Ink's own knows more about emoji, and takes 80 ms of each start.
      'string-width': `export { widthOf as default } from ${JSON.stringify(join(root, 'packages/cli/dist/text/width.js'))}`,
    }),
  ],
})

// The entries of processes and threads, as `entryUrl` names them.
await bundle(
  'daemon',
  [
    ...['main', 'worker', 'parent/sign/main', 'sandbox/main', 'config/main', 'office/backup/main'],
    ...['office/mypage-thread', 'office/verify-thread', 'office/backup/copy-thread'],
  ],
  [],
  {
    // Loads a compiled library beside it.
    external: ['better-sqlite3'],
  },
)

/**
 * @param {string} name of a package
 * @param {readonly string[]} entries the files with which it begins, from its `dist`, without their ending
 * @param {import('rolldown').CodeSplittingGroup[]} groups
 * @param {Omit<import('rolldown').InputOptions, 'plugins'> & { plugins?: import('rolldown').Plugin[] }} options
 */
async function bundle(name, entries, groups, options) {
  const folder = join(root, 'packages', name)
  const dir = join(folder, 'bundle')
  /** @type {import('rolldown').InputOptions} */
  const from = {
    input: Object.fromEntries(entries.map((entry) => [entry, join(folder, 'dist', `${entry}.js`)])),
    platform: 'node',
    onLog: (level, { code = '', message }) => {
      if (level === 'warn' && !EXPECTED.includes(code)) process.stderr.write(`${message}\n`)
    },
    ...options,
    plugins: [...(options.plugins ?? []), thirdParty()],
  }
  /** @type {import('rolldown').OutputOptions} */
  const output = {
    dir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: { groups },
  }
  if (process.argv.includes('--watch')) {
    watch({ ...from, output })
    return
  }
  const { output: made } = await build({ ...from, output })
  removeOthers(dir, new Set(made.map(({ fileName }) => join(dir, fileName))))
}

/**
 * Removes what an earlier build left. Only afterwards: a program that runs may load a part later.
 *
 * @param {string} dir
 * @param {ReadonlySet<string>} made
 */
function removeOthers(dir, made) {
  for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && !made.has(file)) rmSync(file)
  }
}

/**
 * Code that is taken in place of packages.
 *
 * @param {Readonly<Record<string, string>>} modules
 * @returns {import('rolldown').Plugin}
 */
function inPlaceOf(modules) {
  return {
    name: 'in-place-of',
    resolveId: (id) => (id in modules ? { id } : null),
    load: (id) => modules[id] ?? null,
  }
}
