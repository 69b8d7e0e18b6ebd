#!/usr/bin/env node
// This runs first and has to parse on an old Node, so that its user reads clear lines and not a syntax error from a
// dependency. So it has no import statements, and of the syntax after ES2015 import() only.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 13)) {
  const { argv, env, execPath, versions } = process
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  const isKorean = /--lang[= ]ko/.test(argv.join(' ')) || /^ko/.test(locale)
  process.stderr.write(
    isKorean
      ? `outerpark에는 Node 22.13 이상이 필요한데, 여기의 Node는 ${versions.node}입니다(${execPath}).
이 버전에서는 데몬이 시작되지 않습니다.
더 새로운 Node를 설치하세요: https://nodejs.org. 지금 한 번만 쓰려면: npx -y -p node@24 -p outerpark outerpark
`
      : `outerpark needs Node 22.13 or later, and this is Node ${versions.node} (${execPath}).
Its daemon does not start on this one.
Install a newer Node: https://nodejs.org. To run it once with a newer one: npx -y -p node@24 -p outerpark outerpark
`,
  )
  process.exit(1)
}
import('../bundle/bin.js')
