import type { CliWords } from '../en/index.ts'

export const empties: CliWords['empties'] = {
  other: '아무것도 없습니다.',
  narrowed: (command) => `조건에 맞는 것이 없습니다. 옵션 없이 모두 보기: ${command}`,
  'customer list': '아직 고객이 없습니다. 고객이 직접 가입합니다: outerpark signup',
  'hall list': '아직 공연장이 없습니다. 배치도로 추가하려면: outerpark hall add',
  'musical list': '아직 뮤지컬이 없습니다. 판매를 시작하려면: outerpark musical register',
  'performance list': '앞으로의 회차가 없습니다. 판매를 시작하려면: outerpark musical register',
  'reservation list': '아직 예매가 없습니다. 공연 보기: outerpark performance list',
  'payment list': '아직 결제가 없습니다. 예매하면 생깁니다: outerpark book',
  'notice list': '아직 알림이 없습니다. 예매하면 옵니다: outerpark book',
  'task list': '기다리는 작업도, 데드 레터도 없습니다.',
  'token list': '토큰이 없습니다. 만들려면: outerpark token create',
  'staff list': '아직 직원이 없습니다. 추가하려면: outerpark staff add',
  'sandbox ledger': '아직 청구가 없습니다. 예매하면 생깁니다: outerpark book',
  events: '아직 일어난 일이 없습니다.',
}
