// The packages that hold Node name their platform as a text. pnpm expects a list, and installs all of them otherwise.
const list = (value) => (typeof value === 'string' ? [value] : value)

export const hooks = {
  readPackage(manifest) {
    const { os, cpu } = manifest
    if (os !== undefined) manifest.os = list(os)
    if (cpu !== undefined) manifest.cpu = list(cpu)
    return manifest
  },
}
