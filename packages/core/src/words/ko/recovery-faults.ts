import { withParticle } from '../particle/index.ts'
import { byCase, type RecoveryFaultWords } from '../sentence.ts'

export const recoveryFaults: RecoveryFaultWords = {
  'backup-in-progress': () => ({
    detail: '백업을 이미 하고 있습니다.',
    hint: '끝나기를 기다려 주세요. 끝나면 `outerpark backup list`에 나옵니다.',
  }),
  'backup-failed': byCase({
    folder: ({ folder, reason }) => ({
      detail: `\`${folder}\`에 백업을 쓸 수 없습니다. 이유: \`${reason}\``,
      hint: 'OUTERPARK_BACKUP_TO를 데몬을 실행하는 사용자의 폴더로 정해 주세요.',
    }),
    damaged: ({ reason }) => ({
      detail: `데이터베이스의 복사본이 손상되어 백업으로 치지 않습니다. 이유: \`${reason}\``,
      hint: '데이터베이스 자체가 손상되었을 수 있습니다. `outerpark verify`를 보시고 이전 백업을 지우지 말아 주세요.',
    }),
  }),
  'no-ledger': () => ({
    detail: '여기서는 카드사의 원장을 읽을 수 없습니다.',
    hint: '카드사의 화면에서 예매가 없는 청구를 찾아 키로 돌려주세요: `outerpark reconcile --refund KEY`.',
  }),
  'gateway-unavailable': () => ({
    detail: '카드사가 답하지 않습니다. 아무것도 하지 않았습니다.',
    hint: '잠시 뒤에 다시 해 주세요.',
  }),
  'charge-not-found': ({ key }) => ({
    detail: `카드사에 이 매표소의 청구 ${withParticle(key, '이/가')} 없습니다.`,
    hint: '예매가 없는 청구는 `outerpark reconcile`에 나옵니다.',
  }),
  'charge-refunded': ({ key }) => ({
    detail: `청구 ${withParticle(key, '은/는')} 이미 모두 환불되었습니다.`,
  }),
}
