// npm run siege: attacks a daemon of its own, one attack after the other, and measures what other customers notice.
// `-- --seconds N` for each measurement, `--only NAME` for one attack
import { report } from '../lab/findings.ts'
import { parsed } from '../lab/options.ts'
import { main, SetupError } from '../setup.mjs'
import { ATTACKS } from './attacks.ts'
import { besiege, findingsOf, openField, type Service, type Siege, stillWhole } from './siege.ts'

const OPTIONS = { seconds: { type: 'string', default: '5' }, only: { type: 'string' } } as const

const ms = (value: number) => value.toFixed(1).padStart(8)
const line = (what: string, { median, p99, most, refused }: Service) =>
  console.log(
    `  ${what}  median ${ms(median)} ms  p99 ${ms(p99)} ms  most ${ms(most)} ms  refused ${refused}`,
  )

function show({ name, quiet, under, memory, yield: seen }: Siege): void {
  console.log(
    `\n${name}: × ${(under.median / quiet.median).toFixed(2)}, the daemon has ${memory.toFixed(0)} MiB`,
  )
  line('quiet ', quiet)
  line('attack', under)
  const answers = Object.entries(seen).map(([answer, count]) => `${count} × ${answer}`)
  console.log(`  the attacker got: ${answers.join(', ') || 'nothing'}`)
}

await main(async () => {
  const { seconds: text, only } = parsed(process.argv.slice(2), OPTIONS).values
  const seconds = Number(text)
  if (!(seconds > 0)) throw new SetupError('--seconds must be a number above 0.')
  const names = Object.keys(ATTACKS)
  if (only !== undefined && !names.includes(only))
    throw new SetupError(`--only must be one of ${names.join(', ')}.`)
  const findings = []
  for (const name of only === undefined ? names : [only]) {
    const field = await openField(seconds)
    try {
      const siege = await besiege(name, field, seconds)
      show(siege)
      findings.push(...findingsOf(siege), await stillWhole(field.office))
    } finally {
      await field.office.close()
    }
  }
  console.log('')
  return report(findings)
})
