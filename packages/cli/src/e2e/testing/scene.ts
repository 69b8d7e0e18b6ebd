import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { makeOuterpark } from '../../testing/outerpark.ts'
import { smallHall } from '../../testing/small-hall.ts'
import type { CallScene } from './calls.ts'

const AS_ROOT = ['--profile', 'root']
const AS_MINJI = ['--profile', 'minji']

type Made = { readonly id: string }
type Registered = { readonly musical: Made; readonly performances: readonly Made[] }

/**
 * What the calls of all commands are about: a performance, and the customer `minji`. The profile `root` has to be signed in.
 *
 * @param at how a sign-up names the box office
 */
export async function makeScene(
  { json, home }: Pick<ReturnType<typeof makeOuterpark>, 'json' | 'home'>,
  at: readonly string[] = [],
): Promise<CallScene & { readonly customer: (profile?: string) => Promise<string> }> {
  let people = 0
  const signUp = async (profile: string): Promise<string> => {
    const { customer } = await json<{ customer: Made }>(
      ...['signup', '--name', 'Kim', '--email', `person${++people}@example.com`],
      ...['--profile', profile, ...at],
    )
    return customer.id
  }
  await signUp('minji')
  const { musical, performances } = await json<Registered>(
    ...['musical', 'register', 'Rent', '--venue', 'V', '--at', '2037-01-05T19:30+09:00'],
    ...['--seats', '99', '--price', '9000', ...AS_ROOT],
  )
  const performance = performances[0]?.id ?? ''
  let [plans, others, seasons] = [0, 0, 0]
  const plan = () => {
    const file = join(home, `hall-${++plans}.yaml`)
    writeFileSync(file, smallHall(`Hall ${plans}`))
    return file
  }
  const hall = await json<Made>('hall', 'add', plan(), ...AS_ROOT)
  const { performances: numbered } = await json<Pick<Registered, 'performances'>>(
    ...['performance', 'add', musical.id, '--at', '2037-01-06T19:30+09:00', '--hall', hall.id],
    ...['--price', 'VIP:9000', '--price', 'R:8000', ...AS_ROOT],
  )
  return {
    performance: () => performance,
    musical: () => musical.id,
    hall: () => hall.id,
    plan,
    season: () => seasonFile(home, ++seasons),
    numbered: () => numbered[0]?.id ?? '',
    async another() {
      const at = `2037-02-01T${String(++others).padStart(2, '0')}:30+09:00`
      const { performances: [added] = [] } = await json<Pick<Registered, 'performances'>>(
        ...['performance', 'add', musical.id, '--at', at, '--seats', '9', '--price', '9'],
        ...AS_ROOT,
      )
      return added?.id ?? ''
    },
    booking: async () =>
      (await json<Made>('book', '--yes', performance, '--seats', '1', ...AS_MINJI)).id,
    async profile() {
      const name = `leaver-${people}`
      await signUp(name)
      return name
    },
    customer: (profile?: string) => signUp(profile ?? `customer-${people}`),
    token: async () =>
      (await json<{ details: Made }>('token', 'create', 'old', ...AS_MINJI)).details.id,
    staff: async () =>
      (await json<{ staff: Made }>('staff', 'add', 'Seo', '--scopes', 'door', ...AS_ROOT)).staff.id,
  }
}

/** Writes a season with a musical that is not there yet. */
function seasonFile(home: string, n: number): string {
  const file = join(home, `season-${n}.yaml`)
  const show = '{ at: 2037-01-05T19:30+09:00, grades: { A: { seats: 9, price: 9000 } } }'
  writeFileSync(file, `musicals: [{ title: M${n}, venue: V, performances: [${show}] }]`)
  return file
}
