import type { CliWords } from '../../en/index.ts'

export const sandbox: CliWords['help']['sandbox'] = {
  about: 'OuterPark에 딸린 모의 카드사: 동작 조절과 원장(관리자)',
  share: 'on, off, 또는 호출의 비율: 0.3이나 30%',
  show: { about: '지금 어떻게 동작하는지 보여 줍니다' },
  reset: { about: '모두 원래대로 되돌립니다' },
  slow: {
    about: '답하는 데 걸리는 시간을 정합니다',
    latency: '밀리초. 30 또는 400-620처럼 적습니다. 보통은 20-60',
  },
  outage: { about: '아무것도 처리하지 않고 답하지도 않습니다' },
  fail: { about: '오류로 답합니다. 그런 호출의 절반은 처리는 됩니다' },
  loseReplies: { about: '처리하고 응답은 버립니다' },
  duplicate: { about: '두 번 요청받은 것처럼 두 번 처리합니다' },
  wrongAmount: { about: '청구한 것과 다른 금액으로 답합니다' },
  decline: { about: '정상 카드를 거절합니다' },
  ledger: { about: '카드사의 원장을 오래된 청구부터 보여 줍니다' },
}
