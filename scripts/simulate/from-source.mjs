// Lets `node` read the sources of the core instead of its compiled files: `node --import
// ./scripts/simulate/from-source.mjs`. The paths are relative to this file, so a copy of the program reads its own
// core.
import { registerHooks } from 'node:module'

const core = new URL('../../packages/core/src/', import.meta.url)

registerHooks({
  resolve(specifier, context, next) {
    const ours = /^@outerpark\/core\/(.+)$/.exec(specifier)
    return ours
      ? { url: new URL(`${ours[1]}/index.ts`, core).href, shortCircuit: true }
      : next(specifier, context)
  },
})
