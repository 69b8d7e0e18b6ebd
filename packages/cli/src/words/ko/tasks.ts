import type { CliWords } from '../en/index.ts'

export const tasks: CliWords['tasks'] = {
  which: '어느 작업입니까?',
  task: '작업',
  kind: '종류',
  state: '상태',
  queued: '등록',
  tries: '시도',
  next: '다음 시도',
  never: '없음(데드 레터)',
  lastError: '마지막 오류',
  errors: {
    GatewayDisagrees: '카드사의 기록이 매표소의 기록과 다릅니다. 둘을 비교한 뒤 다시 시도해 주세요',
    GatewayKeyRefused: '카드사가 매표소의 키를 받아들이지 않습니다',
    GatewayMisbehaved: '카드사의 응답이 요청과 맞지 않습니다. 확인이 필요합니다',
    GatewayPaused: '카드사 호출을 잠시 중단했습니다',
    GatewayRejected: '카드사가 요청을 거절했습니다',
    GatewayUnavailable: '카드사가 답하지 않거나 오류로 답했습니다',
    MailNotSent: '메일을 보내지 못했습니다',
    MailRefused: '메일 서버가 이 메일을 받지 않습니다',
    NotItsTurn: '같은 예매의 앞선 작업이 먼저 끝나야 합니다',
    NoticeHeld: '이 메일 주소로 알림이 많이 나가 잠시 미뤘습니다',
    PermanentError: '이 작업은 처리할 수 없습니다',
    StoreUnavailable: '데이터베이스에 쓸 수 없었습니다',
    WebhookFailed: '웹훅이 알림을 받지 못했습니다',
    WebhookGone: '웹훅이 더는 알림을 받지 않겠다고 답했습니다',
  },
  quoted: (sentence, text) => `${sentence}. 원문: ${text}`,
  reservation: '예매',
  whatNow: (id) =>
    `다시 시도하려면: outerpark task retry ${id}\n완전히 버리려면: outerpark task drop ${id}`,
  notFoundTitle: '그런 작업이 없습니다',
  notFound: (id) =>
    `작업 ${id}: 끝났거나 없던 작업입니다. 기다리는 작업과 데드 레터만 남아 있습니다.`,
  seeList: '목록 보기: outerpark task list',
}
