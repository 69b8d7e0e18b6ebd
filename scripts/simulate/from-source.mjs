// Lets `node` read the core as it is written, not as it was last compiled: `node --import ./scripts/simulate/from-source.mjs`.
// The simulation and its mutants run on the sources, from wherever this file lies.
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
