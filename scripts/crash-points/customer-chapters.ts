import {
  changeCustomer,
  confirmCode,
  confirmCustomer,
  eraseCustomer,
  requestCode,
} from '@outerpark/core/customer'
import { asId, type CustomerId } from '@outerpark/core/kernel'
import { accepted, refusedFor } from '../lab/outcome.ts'
import type { Season, Telling } from './telling.ts'

/** A customer signs up, books, takes another address, and is erased. Afterwards the address is somebody else's. */
export async function changeAndErase(telling: Telling, { order }: Season): Promise<void> {
  const { people, settled, world } = telling
  await confirmByMail(telling)
  const { customerId } = accepted(await people.signsUp('수지', 'suji@example.com'))
  const change = { customerId, email: 'suji@example.org', mail: false }
  accepted(
    await people.send({ key: 'change', body: change, operation: changeCustomer, command: change }),
  )
  const free = await people.books("suji's", order({ customer: customerId, grade: 'standing' }))
  refusedFor('customer-has-bookings', await erase(people, customerId, 'erase too early'))
  await people.cancels(free, customerId)
  await settled()
  accepted(await erase(people, customerId, 'erase'))
  refusedFor('customer-erased', await erase(people, customerId, 'erase again'))
  const { customerId: other } = accepted(await people.signsUp('수지 again', 'suji@example.org'))
  if (other === customerId) throw new Error(`${customerId} came back.`)
  await world.ask(({ store }) => store.sweep())
}

function erase(people: Telling['people'], customerId: CustomerId, key: string) {
  const command = { customerId }
  return people.send({ key, body: command, operation: eraseCustomer, command })
}

/** A code comes by mail, is mistyped once, and makes a customer. The admin confirms another. */
async function confirmByMail({ people }: Telling): Promise<void> {
  const email = 'ara@example.com'
  const wish = { kind: 'sign-up', name: '아라', language: 'ko', mail: true } as const
  const asked = { email, wish, nonce: 'the nonce', perHour: 5 }
  accepted(
    await people.send({
      key: 'ask for a code',
      body: asked,
      operation: requestCode,
      command: asked,
    }),
  )
  const token = { tokenId: asId<'token'>('TO-ARAARAARAA'), tokenHash: 'hash of 아라' }
  const confirm = (key: string, isRight: boolean) => {
    const command = { email, matches: () => isRight, caller: undefined, ...token }
    return people.send({ key, body: key, operation: confirmCode, command })
  }
  const wrong = accepted(await confirm('a wrong code', false))
  const right = accepted(await confirm('the right code', true))
  if (wrong.kind !== 'wrong' || right.kind !== 'signed-in')
    throw new Error(`The codes were ${wrong.kind} and ${right.kind}.`)
  refusedFor('code-not-valid', await confirm('the right code again', true))
  const { customerId } = accepted(await people.signsUp('보라', 'bora@example.com'))
  const command = { customerId }
  accepted(
    await people.send({ key: 'confirm', body: command, operation: confirmCustomer, command }),
  )
}
