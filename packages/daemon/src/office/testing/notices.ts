import type { RequestListener } from 'node:http'
import { smtpServer, tcpServer } from '../../notice/mail/testing/smtp-server.ts'
import { receiver } from '../../notice/webhook/testing/receiver.ts'
import type { CompanyElsewhere } from '../../sandbox/testing/under-test.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { openRealOffice, type RealOffice, type Signed } from '../../testing/real-office.ts'

/**
 * What one test about notices needs: a home, servers and offices. All are closed when the test has ended.
 * @param company takes the payments
 * @param onTestFinished of the test's context
 */
export function noticeDesk(
  company: CompanyElsewhere,
  onTestFinished: (close: () => Promise<void>) => void,
) {
  const folder = temporaryFolder()
  let closers: (() => unknown)[] = []
  onTestFinished(async () => {
    for (const close of closers.reverse()) await close()
    folder.remove()
  })
  async function kept<Server extends { readonly close: () => unknown }>(starting: Promise<Server>) {
    const server = await starting
    closers.push(server.close)
    return server
  }

  return {
    postOffice: (...args: Parameters<typeof smtpServer>) => kept(smtpServer(...args)),
    hook: (answer?: RequestListener) => kept(receiver(answer)),
    /** A mail server that talks as `talk` says. */
    strange: (talk: Parameters<typeof tcpServer>[0]) => kept(tcpServer(talk)),
    /** An office on the home of the test. Stop it before you open the next one. */
    async open(environment: NodeJS.ProcessEnv): Promise<RealOffice> {
      const settings = { ...company.settings, ...environment }
      const office = await openRealOffice(folder.file('home'), settings)
      closers.push(office.stop)
      return office
    },
    async stopped(office: RealOffice): Promise<void> {
      closers = closers.filter((close) => close !== office.stop)
      await office.stop()
    },
  }
}

/** Two customers. Each has booked and paid so many times. */
export async function twoWhoPaid(
  office: RealOffice,
  times = 1,
): Promise<[minji: Signed, john: Signed]> {
  const performance = await office.performance()
  const minji = await office.signUp('minji@example.com', { language: 'ko' })
  const john = await office.signUp('john@example.com', { language: 'en' })
  for (let n = 0; n < times; n++)
    await Promise.all([minji, john].map((who) => office.book(who, performance)))
  return [minji, john]
}

export const countBy = <T>(things: readonly T[], nameOf: (thing: T) => string | undefined) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(things, (each) => nameOf(each) ?? '')).map(([name, some]) => [
      name,
      some?.length,
    ]),
  )

export const channelsOf = async (office: RealOffice) =>
  countBy(await office.notices(), ({ channel }) => channel)
