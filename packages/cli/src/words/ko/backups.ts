import { withParticle } from '@outerpark/core/words'
import type { CliWords } from '../en/index.ts'

export const backups: CliWords['backups'] = {
  which: '어느 백업입니까?',
  notDone: '하지 못했습니다',
  elsewhere: (url) =>
    `${withParticle(url, '은/는')} 다른 곳의 매표소입니다. 이 명령은 이 컴퓨터의 파일을 다룹니다.`,
  copying: '데이터베이스를 복사하고 검사하는 중',
  checking: '백업을 끝까지 읽는 중',
  restoring: '백업을 복사하고 검사하는 중',
  seconds: (seconds) => `${seconds}초`,
  older: (count) => `이전 백업 ${count}개`,
  sameDisk:
    '홈과 같은 디스크에 있어서 디스크를 잃으면 함께 사라집니다. 다른 디스크에 두려면: outerpark backup --to DIR',
  noneIn: (folder) => `${folder}에 백업이 없습니다.`,
  incomplete: (file) => `${withParticle(file, '은/는')} 끝나지 않은 백업이라 되돌릴 수 없습니다.`,
  whole: '백업이 온전합니다. 되돌릴 수 있습니다.',
  replace: '지금 매표소를 옆으로 옮기고 백업을 되돌릴까요?',
  homeStays: '바뀐 것이 없습니다. 홈은 그대로 있습니다.',
  commandFailed: (reason) => `백업은 되었지만 OUTERPARK_BACKUP_COMMAND가 실패했습니다: ${reason}`,
  backupStays: '백업은 그대로 있습니다. 무엇이 잘못되었는지 보려면 명령을 직접 실행해 주세요.',
  comparing: '카드사의 원장과 대조하는 중',
  noneLost: (entries) => `예매가 없는 청구는 없습니다. 카드사의 기록 ${entries}건을 대조했습니다.`,
  wentBack: (count) => `예매가 없던 청구 ${count}건은 모두 환불되었습니다.`,
  lost: (count, entries) =>
    `카드사의 기록 ${entries}건 가운데 ${count}건의 청구에 예매가 없습니다. 찾을 수 있는 고객에게 알리신 뒤 돌려주세요: outerpark reconcile --refund KEY 또는 --refund-all`,
  yesToRefund: (count, sum) => `--yes가 없습니다. 청구 ${count}건, ${sum}을 환불하게 됩니다.`,
  askRefund: (count, sum) => `청구 ${count}건, ${sum}을 환불할까요?`,
  nothingRefunded: '환불한 것이 없습니다.',
  nothingToRefund: '환불할 것이 없습니다.',
  refunding: (count) =>
    `청구 ${count}건을 환불하고 있습니다. 도중에 데몬이 멈춰도 한 번씩만 환불됩니다. 남은 것: outerpark reconcile`,
  onlyPractice: (home) =>
    `살펴보거나 연습하는 것이라면 여기까지입니다. 이 홈에서 데몬을 시작하면 결제되지 않은 예매의 카드에 청구합니다. 잃은 매표소를 대신하려면: OUTERPARK_HOME=${home} outerpark daemon start`,
  whatNow:
    '다음: outerpark daemon start, 그다음 outerpark verify. 백업 뒤에 이루어진 청구는 outerpark reconcile에 나옵니다.',
}
