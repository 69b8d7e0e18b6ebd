#!/usr/bin/env node
// This runs first and has to parse on an old Node, so that its user reads one clear line and not a syntax error from a
// dependency. So it has no import statements, and of the syntax after ES2015 import() only.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `outerpark needs Node 22.13 or later, and this is Node ${process.versions.node}.\n`,
  )
  process.exit(1)
}
import('../bundle/bin.js')
