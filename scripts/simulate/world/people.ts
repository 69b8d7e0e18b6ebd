import { adminIn } from './admin.ts'
import { customersIn } from './customers.ts'
import type { World } from './world.ts'

/**
 * Everybody who asks the box office for something. They ask until they are answered, each request under its own key.
 */
export const peopleIn = (world: World) => ({ ...customersIn(world), ...adminIn(world) })

export type People = ReturnType<typeof peopleIn>
