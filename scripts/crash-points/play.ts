import { cardCompany } from './card-company.ts'
import { brokenAtEnd, brokenNow, expectPlacesRight } from './checks.ts'
import { makeDisk } from './disk.ts'
import { holders } from './holders.ts'
import { mailServer } from './mail-server.ts'
import { serveMyPage } from './my-page.ts'
import { people } from './people.ts'
import type { Point } from './points.ts'
import { type Booked, notePromises } from './promises.ts'
import { readerOf } from './reader.ts'
import { expired, settled } from './settled.ts'
import type { Statement } from './statements.ts'
import { tellStory } from './story.ts'
import { setTrap } from './trap.ts'
import { webhookReceiver } from './webhook-receiver.ts'
import { makeWorld } from './world.ts'

export type Played = {
  /** everything that does not hold; empty if all is well */
  readonly broken: readonly string[]
  /** every statement that the store executed, in all processes */
  readonly statements: readonly Statement[]
  /** the types of all events in the log at the end */
  readonly events: ReadonlySet<string>
  /** whether the fault has happened */
  readonly sprung: boolean
}

/**
 * Plays the whole story once, with one fault or none. Checks everything twice: when the box office is open again after
 * the fault, and at the end.
 */
export async function play(point?: Point): Promise<Played> {
  const disk = makeDisk()
  const trap = setTrap(disk, point)
  const company = cardCompany()
  const webhook = webhookReceiver()
  const mail = mailServer()
  const promises = notePromises()
  const reader = readerOf(disk)
  const myPage = serveMyPage(disk)
  const broken: string[] = []
  let events: ReadonlySet<string> = new Set()
  const world = makeWorld({
    disk,
    trap,
    company: company.gateway,
    tellWebhook: webhook.deliver,
    sendMail: mail.deliver,
    async onRecovery() {
      await myPage.project()
      broken.push(...brokenNow(reader.db(), promises), ...(await myPage.wrongSales(reader.db())))
    },
  })
  const telling = {
    world,
    people: people(world, promises),
    holders: holders(world, promises),
    promises,
    company,
    webhook,
    mail,
    async settled() {
      await settled(world, reader)
      await myPage.project()
    },
    placesAreRight: () => expectPlacesRight(reader.db(), promises),
    expired: (booked: Booked) => expired(world, reader, booked),
  }
  try {
    await world.play(() => tellStory(telling))
    world.end()
    events = reader.eventTypes()
    const outside = { charges: company.charges(), heardOf: webhook.heardOf(), mails: mail.taken() }
    broken.push(...(await brokenAtEnd(reader.db(), promises, outside)))
    broken.push(...(await myPage.differences()), ...(await myPage.wrongSales(reader.db())))
  } catch (error) {
    broken.push(`the story broke off: ${error instanceof Error ? error.stack : error}`)
    broken.push(...reader.unfinished())
  } finally {
    world.end()
    trap.closeAll()
    trap.remove()
    reader.close()
    await myPage.close()
    company.close()
    disk.remove()
  }
  return { broken, statements: trap.statements, events, sprung: trap.sprung() }
}
