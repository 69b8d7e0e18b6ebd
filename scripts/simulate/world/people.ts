import { adminIn } from './admin.ts'
import { customersIn } from './customers.ts'
import { onSaleIn } from './on-sale.ts'
import type { World } from './world.ts'

/**
 * All customers and the admin. They repeat each request, with its own key, until it is answered.
 */
export const peopleIn = (world: World) => ({
  ...customersIn(world),
  ...adminIn(world),
  ...onSaleIn(world),
})

export type People = ReturnType<typeof peopleIn>
