import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

export const asked: CliWords['asked'] = {
  milliseconds: '몇 밀리초로 할까요? 예: 400-620',
  share: '호출 중 얼마에 적용할까요? 예: 0.3',
  onOrOff: '켤까요(on), 끌까요(off)?',
  outage: { on: 'on   장애를 일으킵니다', off: 'off  장애를 끝냅니다' },
  whichShell: '어느 셸입니까?',
  nothingToChoose: (flag) => `${withParticle(flag, '이/가')} 빠졌고 고를 것도 없습니다.`,
  which: '어느 것입니까?',
  nothingDone: '아무것도 하지 않았습니다.',
  seeHelp: (command) => `사용법: ${command} --help`,
  typeSomething: '입력해 주세요.',
  notValid: '올바르지 않습니다',
  whichMusical: '어느 뮤지컬입니까?',
  whichPerformance: '어느 회차입니까?',
  performance: (when, title, venue, price) => `${when}  ${title}, ${venue}, ${price}부터`,
  whichReservation: '어느 예매입니까?',
  whichPayment: '어느 결제입니까?',
  payment: (money, reservation, status) => `${reservation}의 ${money} (${status})`,
  whichDead: '어느 데드 레터입니까?',
  dead: (kind, reservation, error) => `${reservation}의 ${kind}: ${error}`,
  whichProfile: '어느 프로필입니까?',
  missing: (flags) => `${withParticle(flags.join(', '), '이/가')} 빠졌습니다.`,
  itHasToBe: (detail) => detail.replace(/^--[a-z-]+[은는] /, ''),
  flaw: (flaw) => `${flaw}.`,
}
