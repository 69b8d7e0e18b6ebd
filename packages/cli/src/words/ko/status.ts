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
  workerSilent: (pid) =>
    `워커(프로세스 ${pid})가 답하지 않습니다. 데몬이 10초 안에 스스로 바꾸며, 연결하는 요청은 기다립니다.`,
  suspended: (pid) =>
    `데몬(프로세스 ${pid})이 일시 정지되어 워커를 바꾸지도 멈추지도 못합니다. 다시 움직이게 하려면: kill -CONT ${pid}`,
  away: '시작되는 워커가 없습니다. 길어도 30초마다 스스로 다시 시도합니다. 지금 설정으로 바로 해 보려면: outerpark daemon restart',
  workerGone:
    '워커가 끝나 데몬이 다음 워커를 시작하고 있습니다. 연결하는 요청은 기다립니다. 시작되지 않으면 몇 초 뒤 이 명령이 까닭을 알려 줍니다.',
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
