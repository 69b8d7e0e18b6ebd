// Bundles the terminal interface into one file. From many files Ink and React take half a second to load, from one a
// fifth of it. Only `outerpark ui` loads the bundle. What else is made from packages is made here too.
import { dirname, join, resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { copyReference } from './reference.mjs'
import { root } from './workspace.mjs'

copyReference()

const cli = join(root, 'packages/cli')

const bundle = await rolldown({
  input: join(cli, 'dist/tui/main.js'),
  platform: 'node',
  transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' } },
  // Ink asks for React's development tools only if DEV is true.
  plugins: [
    {
      name: 'outside',
      resolveId(id, importer) {
        if (id === 'react-devtools-core') return { id, external: false }
        // The client that the bundle gets throws these. With a copy of the class, `instanceof` would be false.
        if (/(^|\/)failure\.js$/.test(id) && !id.includes('output'))
          return { id: '../dist/failure.js', external: true }
        // Loads zod and a YAML parser, which only who registers musicals needs.
        if (/(^|\/)season\/lazy\.js$/.test(id))
          return { id: '../dist/season/lazy.js', external: true }
        // The language that the program speaks is set there once, for the bundle too.
        if (importer && resolve(dirname(importer), id) === join(cli, 'dist/words/words.js'))
          return { id: '../dist/words/words.js', external: true }
        return null
      },
      load: (id) => (id === 'react-devtools-core' ? 'export default {}' : null),
    },
  ],
  onLog: (level, log) => {
    if (level === 'warn' && log.code !== 'EVAL') process.stderr.write(`${log.message}\n`)
  },
})
await bundle.write({
  file: join(cli, 'bundle/tui.mjs'),
  format: 'esm',
  minify: true,
  codeSplitting: false,
})
await bundle.close()
