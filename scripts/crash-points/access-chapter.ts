import { addStaff, createToken, revokeStaff, revokeToken } from '@outerpark/core/access'
import { asId } from '@outerpark/core/kernel'
import { accepted } from '../lab/outcome.ts'
import type { Season, Telling } from './telling.ts'
import type { World } from './world.ts'

const newToken = (name: string) => ({
  tokenId: asId<'token'>(`token of ${name}`),
  tokenHash: `hash of ${name}`,
})

/** A staff member comes and goes, and a customer gets another token and loses it. */
export async function changeAccess({ people }: Telling, { minji }: Season): Promise<void> {
  const asker = 'admin' as const
  const han = { ...newToken('Han'), name: 'Han', scopes: ['sell'] as const, endsAt: null, asker }
  const added = await people.send({ key: 'Han', body: 'Han', operation: addStaff, command: han })
  const { staffId } = accepted(added)
  const laptop = { ...newToken('laptop'), owner: { customerId: minji }, name: 'laptop', asker }
  const made = { key: 'laptop', body: 'laptop', operation: createToken, command: laptop }
  const { tokenId } = accepted(await people.send(made))
  const lost = { tokenId, others: 'everybody' as const, asker }
  accepted(await people.send({ key: 'lost', body: tokenId, operation: revokeToken, command: lost }))
  const gone = { staffId, asker }
  accepted(await people.send({ key: 'gone', body: staffId, operation: revokeStaff, command: gone }))
}

/** What was revoked stays so, and the customer's first token stays valid. */
export async function lookAtAccess(ask: World['ask'], { minji }: Season): Promise<void> {
  const page = { limit: 20 }
  await ask(({ store: { queries } }) => queries.tokens({ ...page, owner: minji }))
  const staff = await ask(({ store: { queries } }) => queries.staff(page))
  for (const { id } of staff.items) await ask(({ store: { queries } }) => queries.staffMember(id))
  for (const [name, over] of [
    ['민지', false],
    ['laptop', true],
    ['Han', true],
  ] as const) {
    const holder = await ask(({ store: { queries } }) => queries.tokenByHash(`hash of ${name}`))
    if (!holder) throw new Error(`The token of ${name} is lost.`)
    if ((holder.token.revokedAt !== null) !== over)
      throw new Error(`The token of ${name} is ${over ? 'not ' : ''}revoked.`)
  }
}
