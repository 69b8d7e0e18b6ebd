#!/usr/bin/env node
// Comes before anything else and has to parse on an old Node, so that its owner reads one clear line instead of a
// syntax error from a dependency: no import statements, nothing newer than ES2015 but import().
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `outerpark needs Node 22.13 or later, and this is Node ${process.versions.node}.\n`,
  )
  process.exit(1)
}
process.getBuiltinModule('module').enableCompileCache()
import('../dist/bin.js')
