import type { CliWords } from '../en/index.ts'

export const waits: CliWords['waits'] = {
  deferred: '결제 예정, 다시 시도합니다',
  deferredUntil: (time) => `결제 예정, ${time}에 다시 시도합니다`,
  said: {
    deferred: (id) =>
      `${id}: 카드사가 답하지 않아 결제 예정으로 바뀌었습니다. 자동으로 다시 시도하며, 예매는 그대로입니다.`,
    deferredFrom: (id, time) =>
      `${id}: 카드사가 답하지 않아 결제 예정으로 바뀌었습니다. ${time}부터 자동으로 다시 시도하며, 예매는 그대로입니다.`,
  },
  seconds: (n) => `${n}초`,
}
