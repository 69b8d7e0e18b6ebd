import type { CliWords } from '../en/index.ts'

export const status: CliWords['status'] = {
  minutes: (count) => `최근 ${count}분`,
  requests: '요청',
  bookings: '예매',
  backlog: '결제 대기',
  breaker: '브레이커',
  perMinute: (now, most) => `이번 1분 ${now}건, 최대 ${most}건`,
  waiting: (now, most) => `지금 ${now}건, 최대 ${most}건`,
  alwaysClosed: '계속 정상',
  awayMinutes: (count) => `${count}분 동안 결제 끊김`,
  start: '시작하려면: outerpark daemon start',
  notThere:
    '이 주소에서 아무도 답하지 않습니다. 주소가 맞는지 --url, --context, outerpark context list를 보세요.',
  restart: '답하지 않습니다. 다시 시작하려면: outerpark daemon restart',
  paymentAway:
    '카드사가 답하지 않습니다. 예매는 계속 받으며, 카드사가 돌아오면 결제됩니다. 기다리는 작업: outerpark task list',
  paymentsFail:
    '결제가 실패합니다. 카드사가 답하지 않거나 답이 맞지 않습니다. 예매는 계속 받습니다. 기다리는 작업과 이유: outerpark task list',
  deadLetters: (count) => `데드 레터 ${count}건을 살펴봐야 합니다: outerpark task list --dead`,
  webhookOff: '웹훅이 꺼져 있습니다. 다시 켜려면: outerpark webhook on',
  channelFails: (channel) =>
    `알림이 나가지 않습니다(${channel}). 다시 시도하고 있으며, 이유는 여기에 있을 수 있습니다: outerpark daemon logs`,
}
