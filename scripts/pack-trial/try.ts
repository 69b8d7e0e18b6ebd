import { mkdirSync } from 'node:fs'
import { type Finding, finding } from '../lab/findings.ts'
import type { Installed } from './install.ts'
import { type Ended, runProgram } from './run.ts'

/** Stands for the id of the performance that was registered. */
const PERFORMANCE = 'PERFORMANCE'

/** What each command has to show. `answer` is what it prints with `--json`. */
const STORY: readonly (readonly [string, readonly string[], (answer: string) => boolean])[] = [
  ['version', ['version'], (answer) => answer.includes('"version"')],
  [
    'musical register',
    [
      ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts Center'],
      ...['--at', '2037-03-02T19:30+09:00', '--seats', '9', '--price', '66000'],
    ],
    (answer) => answer.includes('"PF-'),
  ],
  [
    'signup',
    ['signup', '--name', 'Kim Minji', '--email', 'minji@example.com'],
    (answer) => answer.includes('"CU-'),
  ],
  [
    'book',
    ['book', PERFORMANCE, '--yes', '--seats', '2', '--wait'],
    (answer) => answer.includes('"status":"confirmed"'),
  ],
  ['mypage', ['mypage'], (answer) => answer.includes('132000')],
  ['verify', ['verify'], (answer) => answer.includes('"ok":true')],
  ['--jq', ['status', '--jq', '.mode'], (answer) => answer.trim() === 'DEVELOP'],
  ['daemon restart', ['daemon', 'restart'], (answer) => answer.includes('"running":true')],
  ['daemon stop', ['daemon', 'stop'], (answer) => answer.includes('"stopped":true')],
]

/** Books with the installed program, on a home of its own. */
export async function tryProgram(
  { bin, daemon, env, megabytes }: Installed,
  home: string,
): Promise<Finding[]> {
  mkdirSync(home)
  const where = { cwd: home, env: { ...env, OUTERPARK_HOME: home, OUTERPARK_PORT: '0' } }
  const findings: Finding[] = []
  let performance = ''
  for (const [what, words, holds] of STORY) {
    const json = what === '--jq' ? [] : ['--json']
    const args = words.map((word) => (word === PERFORMANCE ? performance : word))
    const ended = await runProgram(bin, [...args, ...json], where)
    performance ||= /PF-\w+/.exec(ended.stdout)?.[0] ?? ''
    findings.push(finding(what, ended.code === 0 && holds(ended.stdout), said(ended)))
  }
  const told = await runProgram(bin, ['demo'], where)
  const end = 'Every seat and every won is where it belongs.'
  findings.push(finding('demo', told.code === 0 && told.stdout.includes(end), said(told)))
  const checked = await runProgram('node', [daemon, '--check'], where)
  findings.push(finding('the daemon alone', checked.code === 0, said(checked)))
  return [...findings, finding('size', megabytes < MOST_MB, `${megabytes} MB`)]
}

/** An installation that is larger has got a dependency that should be in the bundle. */
const MOST_MB = 70

const said = ({ code, stdout, stderr }: Ended) =>
  `exit code ${code}${stderr.trim() === '' ? '' : `; ${stderr.trim().slice(0, 300)}`}${
    code === 0 ? '' : `; ${stdout.trim().slice(0, 300)}`
  }`
