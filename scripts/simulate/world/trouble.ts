import type { Channel } from '@outerpark/core/notice'
import type { CallFault, Deed, NoticeFault, OutageKind } from '../plan/plan.ts'

type BadTimes = Extract<Deed, { kind: 'bad-times' }>
type Fault = { readonly fault: CallFault; readonly ms: number }

const OUTAGE_STRIKES: Record<OutageKind, string> = {
  refused: 'outage: no connection',
  silence: 'outage: no answer',
  error: 'outage: answered 503',
}

/** What is wrong with the world outside just now. Times are elapsed milliseconds. */
export function troubles(elapsed: () => number, struck: (kind: string) => void) {
  let outages: { how: OutageKind; until: number }[] = []
  let badTimes: (BadTimes & { until: number })[] = []
  let calls: { call: string; fault: CallFault; ms: number; left: number }[] = []
  let notices: { channel: Channel; fault: NoticeFault; left: number }[] = []
  let noticesDown: { channel: Channel; until: number }[] = []
  let storeFullUntil = 0
  const lasting = <T extends { until: number }>(each: T) => elapsed() < each.until

  return {
    begin(deed: Deed): void {
      switch (deed.kind) {
        case 'outage':
          outages.push({ how: deed.how, until: elapsed() + deed.forMs })
          return
        case 'bad-times':
          badTimes.push({ ...deed, until: elapsed() + deed.forMs })
          return
        case 'call-fault':
          calls.push({ call: deed.call, fault: deed.fault, ms: deed.ms, left: deed.times })
          return
        case 'notice-fault':
          notices.push({ channel: deed.channel, fault: deed.fault, left: deed.times })
          return
        case 'notices-down':
          noticesDown.push({ channel: deed.channel, until: elapsed() + deed.forMs })
          return
        case 'store-full':
          storeFullUntil = Math.max(storeFullUntil, elapsed() + deed.forMs)
      }
    },
    /** Everything is well again, but for what is on its way already. */
    calm(): void {
      outages = []
      badTimes = []
      calls = []
      notices = []
      noticesDown = []
      storeFullUntil = 0
    },
    storeFull(): boolean {
      if (elapsed() >= storeFullUntil) return false
      struck('full disk: write refused')
      return true
    },
    outage(): OutageKind | undefined {
      const now = outages.find(lasting)
      if (now) struck(OUTAGE_STRIKES[now.how])
      return now?.how
    },
    badTimes: (): BadTimes | undefined => badTimes.find(lasting),
    /** The fault that waits for such a call, if there is one: it strikes now. */
    takeForCall(call: string): Fault | undefined {
      const next = calls.find((each) => each.call === call && each.left > 0)
      if (!next) return undefined
      next.left -= 1
      struck(`call ${next.fault}`)
      return next
    },
    takeForNotice(channel: Channel): NoticeFault | undefined {
      if (noticesDown.some((each) => each.channel === channel && lasting(each))) {
        struck('notice fails')
        return 'fails'
      }
      const next = notices.find((each) => each.channel === channel && each.left > 0)
      if (!next) return undefined
      next.left -= 1
      struck(`notice ${next.fault}`)
      return next.fault
    },
  }
}

export type Troubles = ReturnType<typeof troubles>
