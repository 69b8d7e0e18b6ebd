import type { NoticeTemplate } from '@outerpark/core/notice'
import type { Notice } from '@outerpark/core/ports'

const LATENCY_MS = 10

class MailFailed extends Error {
  override readonly name = 'NoticeFailed'
}

/** The mail server. It survives the death of a process of the box office. */
export function mailServer() {
  const taken: { readonly reservationId: string; readonly template: NoticeTemplate }[] = []
  let refusing = false
  return {
    /** Takes the mail at once. The answer comes later. */
    async deliver({ reservationId, template }: Notice): Promise<void> {
      const refused = refusing
      if (!refused) taken.push({ reservationId, template })
      await new Promise<void>((resolve) => {
        setTimeout(resolve, LATENCY_MS)
      })
      if (refused) throw new MailFailed('It takes no mails now.')
    },
    /** Makes it refuse all mails from now on, or take them again. */
    refuse(now: boolean): void {
      refusing = now
    },
    /** the mails, in the order in which they came */
    taken: (): readonly { readonly reservationId: string; readonly template: NoticeTemplate }[] =>
      taken,
  }
}

export type MailServer = ReturnType<typeof mailServer>
