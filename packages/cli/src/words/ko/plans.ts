import type { CliWords } from '../en/index.ts'

export const plans: CliWords['plans'] = {
  own: '이 회차만의 배치도입니다.',
  newest: '공연장의 최신 배치도입니다.',
  older: (version, performance) =>
    `공연장의 최신 배치도는 버전 ${version}입니다. 바꾸려면: outerpark performance plan ${performance} --newest`,
  onePlan: 'FILE, --hall-version, --newest 가운데 하나만 적어 주세요.',
  shownAlone:
    '--plan은 회차의 배치도를 보여 줍니다. FILE, --hall-version, --newest, --price는 빼 주세요.',
  priceOfWhat: '--price는 FILE, --hall-version, --newest와 함께 적어 주세요.',
  noNewGrade: (grades) =>
    `새 등급이 없어서 --price가 필요 없습니다. 이미 판매 중인 등급: ${grades.join(', ')}.`,
  newGrades: (grades) =>
    `새 등급이 있습니다: ${grades.join(', ')}. 등급마다 --price GRADE:PRICE를 적어 주세요.`,
  pricedAlready: (grade) => `${grade} 등급에는 이미 가격이 있습니다.`,
  changePrice: (performance, grade) =>
    `바꾸려면: outerpark performance change ${performance} --grade ${grade} --price PRICE`,
  newGrade: (grades, grade) =>
    `있는 등급: ${grades.join(', ')}. 새 등급이면: --price ${grade}:PRICE`,
  whichSeats: '어느 좌석인가요? 예: 1F/1..3 또는 1F/16/1-2,21-22',
  noSeats: '좌석을 적지 않았습니다.',
  selector: (text, message) => `${text}: ${message}.`,
  selectors: (count) => `좌석 범위 ${count}개가 잘못되었습니다.`,
  seePlan: (performance) => `좌석 보기: outerpark performance plan ${performance}`,
  allTaken: '모두 예매되었거나 잡아 둔 좌석입니다.',
  changes: {
    grade: (count, from, to) => `${count}석: ${from} → ${to}`,
    kill: (count) => `${count}석 판매 중지`,
    house: (count) => `${count}석을 관계자석으로 둠`,
    sale: (count) => `${count}석 판매 시작`,
    flags: (count) => `${count}석의 표시가 바뀜(시야, 휠체어석, 동반인석)`,
    new: (count, grade) => `${grade} ${count}석이 새로 생김`,
    gone: (count, grade) => `${grade} ${count}석이 배치도에서 없어짐`,
  },
  kept: (count, seats) => `이미 나간 ${count}석은 그대로 둠(${seats})`,
  freeOnlyOfWhat: '--free-only는 FILE, --hall-version, --newest와 함께 적어 주세요.',
  taken: (count) => `그중 ${count}석은 이미 나감`,
  priced: (grade, price) => `${grade} 한 좌석은 ${price}`,
  unchanged: (version) => `바뀌는 것이 없습니다. 이미 버전 ${version}의 배치도입니다.`,
  noSeatChanges: '등급이나 판매 여부가 바뀌는 좌석은 없습니다.',
  ask: '이 회차의 배치도를 이렇게 바꿀까요?',
  nothingChanged: '아무것도 바꾸지 않았습니다.',
  withYes: '묻지 않고 바꾸려면: --yes',
  freeOnly: '예매되거나 잡아 둔 좌석을 빼려면: --free-only',
  back: (performance, version) =>
    `되돌리려면: outerpark performance plan ${performance} --hall-version ${version}`,
}
