import type { CliWords } from '../../en/index.ts'

export const backups: CliWords['help']['backups'] = {
  about: '디스크를 잃어도 남는 매표소의 복사본(관리자)',
  make: {
    about: '예매를 받으면서 백업합니다',
    to: '백업을 둘 폴더(기본값: OUTERPARK_BACKUP_TO 또는 홈의 backups)',
    keep: '남길 백업의 수. 0이면 모두(기본값: OUTERPARK_BACKUP_KEEP 또는 7)',
  },
  list: { about: '있는 백업을 최근 것부터 보여 줍니다', in: '이 폴더에서 찾습니다' },
  verify: { about: '백업을 끝까지 읽어 검사합니다. 파일이 없으면 최근 것' },
  reconcile: {
    about: '카드사에는 있고 예매는 없는 청구를 찾습니다. 되돌린 뒤에 생깁니다(관리자)',
    refund: '이 청구를 환불합니다(여러 번 쓸 수 있습니다)',
    refundAll: '모두 환불합니다',
  },
  restore: {
    about: '데몬이 실행 중이 아닌 홈에 백업의 매표소를 되돌립니다',
    home: '홈(기본값: OUTERPARK_HOME 또는 기본 폴더)',
    yes: '홈에 있는 매표소를 옮겨도 되는지 묻지 않습니다',
    otherOffice: '홈에 다른 매표소가 있어도 되돌립니다',
  },
}
