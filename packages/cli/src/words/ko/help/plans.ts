import type { CliWords } from '../../en/index.ts'

const yes = '확인을 묻지 않음. 물어볼 수 없는 곳에서는 꼭 필요함'
const freeOnly = '예매되거나 잡아 둔 좌석은 빼고'

export const plans: CliWords['help']['plans'] = {
  plan: {
    about: '회차의 배치도를 보거나, 이 회차만 바꿉니다(관리자)',
    version: '공연장 배치도의 이 버전으로 바꿈',
    newest: '공연장의 최신 배치도로 바꿈',
    price: '회차에 새로 생기는 등급마다 GRADE:PRICE(여러 번 가능)',
    freeOnly: '예매되거나 잡아 둔 좌석은 등급을 그대로 두고 나머지만 바꿈',
    force: '파일을 받은 뒤에 다른 사람이 배치도를 바꾸었더라도 바꿈',
    plan: '배치도를 파일로 출력. 고쳐서 다시 넣을 수 있음',
    yes,
  },
  paint: {
    about: '좌석의 등급을 바꿉니다(관리자)',
    price: '새 등급의 한 좌석 가격',
    freeOnly,
    yes,
  },
  block: {
    about: '좌석의 판매를 막습니다(관리자)',
    forHouse: '완전히 판매에서 빼는 대신 관계자석으로 둠',
    freeOnly,
    yes,
  },
  unblock: {
    about: '판매를 막아 둔 좌석을 다시 판매합니다(관리자)',
    price: '판매하던 좌석이 없던 등급의 GRADE:PRICE',
    yes,
  },
}
