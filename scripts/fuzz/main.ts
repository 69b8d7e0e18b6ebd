// npm run fuzz: sends generated requests to a daemon of its own, and checks every answer.
// `-- --requests N --seed S`; `--only K` sends the request of that number alone
import { report } from '../lab/findings.ts'
import { parsed } from '../lab/options.ts'
import { main, SetupError } from '../setup.mjs'
import { fuzz } from './fuzz.ts'

const OPTIONS = {
  requests: { type: 'string', default: '2000' },
  seed: { type: 'string' },
  only: { type: 'string' },
} as const

const number = (name: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text))
    throw new SetupError(`--${name} must be a whole number, and is ${text}.`)
  return Number(text)
}

await main(async () => {
  const { values: given } = parsed(process.argv.slice(2), OPTIONS)
  const requests = number('requests', given.requests)
  const seed =
    given.seed === undefined ? Math.floor(Math.random() * 1e9) : number('seed', given.seed)
  console.log(
    `${requests} requests with the seed ${seed}: npm run fuzz -- --requests ${requests} --seed ${seed}`,
  )
  const only = given.only === undefined ? {} : { only: number('only', given.only) }
  return report(await fuzz({ requests, seed, ...only }, console.log))
})
