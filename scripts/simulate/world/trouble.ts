import type { Channel } from '@outerpark/core/notice'
import type { Action, ActionOf, CallFault, NoticeFault, OutageKind } from '../plan/plan.ts'

type Lasting<Kind extends Action['kind']> = ActionOf<Kind> & { readonly until: number }
/** A fault that befalls the next `left` calls or notices. */
type Next<Kind extends Action['kind']> = ActionOf<Kind> & { left: number }
type Fault = { readonly fault: CallFault; readonly ms: number }

const OUTAGE_FAULTS: Record<OutageKind, string> = {
  refused: 'outage: no connection',
  silence: 'outage: no answer',
  error: 'outage: answered 503',
}

/** The present troubles outside of the box office. Times are elapsed milliseconds. */
export function troubles(elapsed: () => number, countFault: (kind: string) => void) {
  let now = noTrouble()
  const lasts = ({ until }: { until: number }) => elapsed() < until

  return {
    begin: (action: Action): void => beginIn(now, action, elapsed()),
    /** Ends all troubles. Calls that are under way already may still fail. */
    calm(): void {
      now = noTrouble()
    },
    isStoreFull: (): boolean => elapsed() < now.storeFullUntil,
    /** The same for a write that is about to be made. */
    storeFull(): boolean {
      if (elapsed() >= now.storeFullUntil) return false
      countFault('full disk: write refused')
      return true
    },
    outage(): OutageKind | undefined {
      const how = now.outages.find(lasts)?.how
      if (how) countFault(OUTAGE_FAULTS[how])
      return how
    },
    badTimes: (): ActionOf<'bad-times'> | undefined => now.badTimes.find(lasts),
    /** Takes the fault that is planned for such a call, if there is one. */
    takeForCall(call: string): Fault | undefined {
      const next = now.calls.find((each) => each.call === call && each.left > 0)
      if (!next) return undefined
      next.left -= 1
      countFault(`call ${next.fault}`)
      return next
    },
    takeForNotice(channel: Channel): NoticeFault | undefined {
      if (now.noticesDown.some((each) => each.channel === channel && lasts(each))) {
        countFault('notice fails')
        return 'fails'
      }
      const next = now.notices.find((each) => each.channel === channel && each.left > 0)
      if (!next) return undefined
      next.left -= 1
      countFault(`notice ${next.fault}`)
      return next.fault
    },
  }
}

export type Troubles = ReturnType<typeof troubles>

function beginIn(now: ReturnType<typeof noTrouble>, action: Action, at: number): void {
  switch (action.kind) {
    case 'outage':
      now.outages.push({ ...action, until: at + action.forMs })
      return
    case 'bad-times':
      now.badTimes.push({ ...action, until: at + action.forMs })
      return
    case 'call-fault':
      now.calls.push({ ...action, left: action.times })
      return
    case 'notice-fault':
      now.notices.push({ ...action, left: action.times })
      return
    case 'notices-down':
      now.noticesDown.push({ ...action, until: at + action.forMs })
      return
    case 'store-full':
      now.storeFullUntil = Math.max(now.storeFullUntil, at + action.forMs)
  }
}

function noTrouble() {
  const outages: Lasting<'outage'>[] = []
  const badTimes: Lasting<'bad-times'>[] = []
  const calls: Next<'call-fault'>[] = []
  const notices: Next<'notice-fault'>[] = []
  const noticesDown: Lasting<'notices-down'>[] = []
  return { outages, badTimes, calls, notices, noticesDown, storeFullUntil: 0 }
}
