import type { CliWords } from '../en/index.ts'

export const waits: CliWords['waits'] = {
  deferred: '카드사가 답하지 않아 다시 시도합니다',
  deferredUntil: (time) => `카드사가 답하지 않아 ${time}에 다시 시도합니다`,
  seconds: (n) => `${n}초`,
}
