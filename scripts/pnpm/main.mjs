// npm run pnpm -- install: runs the pinned pnpm, e.g. to renew pnpm-lock.yaml after a change to a package.json.
import { main } from '../setup.mjs'
import { run } from '../workspace.mjs'
import { installPnpm } from './install.mjs'

await main(async () => run(process.execPath, [await installPnpm(), ...process.argv.slice(2)]))
