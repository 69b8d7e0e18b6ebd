import { changeCustomer, eraseCustomer } from '@outerpark/core/customer'
import type { CustomerId } from '@outerpark/core/kernel'
import { accepted, refusedFor } from '../lab/outcome.ts'
import type { Telling } from './telling.ts'

/** A customer signs up, takes another address, and is erased. Afterwards the address is somebody else's. */
export async function changeAndErase({ people, world }: Telling): Promise<void> {
  const { customerId } = accepted(await people.signsUp('수지', 'suji@example.com'))
  const change = { customerId, email: 'suji@example.org', mail: false }
  accepted(
    await people.send({ key: 'change', body: change, operation: changeCustomer, command: change }),
  )
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
