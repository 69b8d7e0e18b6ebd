import type { CliWords } from '../en/index.ts'

export const storage: CliWords['storage'] = {
  title: '데이터베이스',
  fine: '쓸 수 있음',
  since: (what, since, reason) => `${since}부터 ${what}(${reason})`,
  noBookings: '예매를 받지 않습니다. 조회는 됩니다.',
  noBookingsLeft: '예매를 받지 않습니다. 손상되지 않은 부분만 조회됩니다.',
  what: {
    'storage-full': '디스크가 가득 참',
    'storage-failing': '디스크에서 오류가 남',
    'storage-damaged': '데이터베이스가 손상됨',
    'storage-read-only': '쓸 권한이 없음',
    'storage-unreachable': '파일을 열 수 없음',
    'storage-unavailable': '쓸 수 없음',
  },
  todo: {
    'storage-full':
      '홈이 있는 디스크에 자리를 만들어 주세요. 몇 초 안에 예매가 자동으로 다시 시작됩니다.',
    'storage-failing':
      '홈이 있는 디스크와 시스템 로그(dmesg)를 확인해 주세요. 쓸 수 있게 되면 예매가 자동으로 다시 시작됩니다.',
    'storage-damaged':
      '백업을 복원해 주세요: outerpark daemon stop; outerpark backup list; outerpark restore FILE',
    'storage-read-only':
      '데몬의 소유자에게 홈에 쓸 권한을 주시거나 디스크를 쓰기용으로 마운트해 주세요. 예매는 자동으로 다시 시작됩니다.',
    'storage-unreachable':
      '홈과 그 파일이 있는지 확인해 주세요. 다시 있으면 예매가 자동으로 다시 시작됩니다.',
    'storage-unavailable':
      '다른 프로그램이 데이터베이스를 잡고 있을 수 있습니다. fuser나 lsof로 확인해 주세요. 예매는 자동으로 다시 시작됩니다.',
  },
  journal: '미리 쓰기 로그',
  backup: '백업',
  backupAt: (at, age) => `${at}, ${age} 전`,
  noBackup: '아직 없음: outerpark backup',
  failedAt: (at) => `마지막 시도가 ${at}에 실패함`,
  commandFailed: (reason) => `backupCommand가 실패함: ${reason}`,
  backupFailed: '마지막 백업이 실패했습니다. 다시 하려면: outerpark backup',
  age: {
    minutes: (count) => `${count}분`,
    hours: (count) => `${count}시간`,
    days: (count) => `${count}일`,
  },
}
