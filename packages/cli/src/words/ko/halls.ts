import { grouped } from '@outerpark/core/kernel'
import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

export const halls: CliWords['halls'] = {
  columns: {
    level: '층',
    rows: '열',
    seats: '좌석',
    forSale: '판매 가능',
    grade: '등급',
    grades: '등급',
    flag: '표시',
    free: '남은 좌석',
  },
  stage: '무 대',
  focus: (seat) => `기준 좌석 ${seat}`,
  flags: {
    wheelchair: '휠체어석',
    companion: '동반인석',
    restricted: '시야 제한석',
    house: '관계자석',
    kill: '판매 안 함',
  },
  released: (flag, hours) =>
    `${flag}: 공연 시작 ${grouped(hours)}시간 전부터 누구에게나 판매합니다.`,
  capacity: (seats, forSale, forAnybody) =>
    `전체 ${grouped(seats)}석, 판매 가능 ${grouped(forSale)}석, 그중 일반 판매 ${grouped(forAnybody)}석입니다.`,
  cut: (columns) =>
    `배치도가 잘렸습니다. ${columns}칸이 필요합니다. 터미널이 아니면 모두 나옵니다: outerpark hall check FILE | less -S`,
  best: (party, seats) => `${party}명이 가장 먼저 받는 좌석: ${seats}.`,
  rules: {
    L1: '나란히 앉고, 혼자 남는 좌석이 없습니다.',
    L2: '나란히 앉지만, 어디에 앉아도 혼자 남는 좌석이 생깁니다.',
    L3: '한 열에서 통로 양쪽에 앉습니다.',
    L4: '앞뒤 두 열에 앉습니다.',
    L5: '떨어져 앉습니다.',
  },
  noBlock: (party, grade, largest) =>
    `아무것도 팔리지 않았을 때도 ${party}명이 앉을 ${grade === null ? '' : `${grade} `}좌석이 없습니다. 나란히는 ${largest?.together ?? 0}명까지, 둘로 나누면 ${largest?.inTwo ?? 0}명까지 앉을 수 있습니다.`,
  noGrade: (typed) => `등급 ${withParticle(`"${typed}"`, '이/가')} 없습니다.`,
  gradesAre: (grades) => `있는 등급: ${grades.join(', ')}`,
  gradeOfWhom: '--grade는 --best와 함께 적어 주세요. 몇 석인가요?',
  correct: (count) =>
    count === 1
      ? '고친 다음 다시 확인해 주세요.'
      : `잘못된 곳 ${count}군데를 고친 다음 다시 확인해 주세요.`,
  states: { taken: '나간 좌석', yours: '내 좌석', 'not-on-sale': '판매 안 함' },
  otherGrade: '다른 등급',
  seatsCut: (columns, id) =>
    `배치도가 잘렸습니다. ${columns}칸이 필요합니다. 터미널이 아니면 모두 나옵니다: outerpark seats ${id} | less -S`,
  all: '전체',
  ofVersion: (id, version) => `${id}, 버전 ${version}`,
  added: (id) =>
    `이 공연장에서 판매하려면: outerpark musical register TITLE --venue VENUE --hall ${id} --at TIME --price GRADE:PRICE`,
  changed: (version) =>
    `앞으로 추가하는 회차는 버전 ${version}의 배치도를 씁니다. 판매 중인 회차는 그대로입니다.`,
  unchanged: (version) => `바뀐 것이 없습니다. 버전 ${version}의 배치도와 같습니다.`,
  back: (id, version) => `되돌리려면: outerpark hall edit ${id} --hall-version ${version}`,
  renewed: (file) => `${file}의 버전을 새로 적었습니다. 다시 고쳐서 보낼 수 있습니다.`,
  oneOfTwo: 'FILE과 --hall-version 가운데 하나만 적어 주세요.',
  against: (hall, id, version) =>
    `${hall}(${id})의 지금 배치도는 버전 ${version}입니다. 달라지는 것`,
  details: {
    hall: '이름',
    address: '주소',
    timezone: '시간대',
    focus: '기준 좌석',
    releases: '일반 판매로 푸는 좌석',
  },
  detail: (name, from, to) => `${name}: ${from} → ${to}`,
  none: '(없음)',
  rowsMoved: '열이나 통로의 위치만 바뀌고 좌석은 그대로입니다',
  ask: '공연장의 배치도를 이렇게 바꿀까요?',
  notSent: (file, count) => `${file}의 배치도에 잘못된 곳이 ${count}군데 있어 보내지 않았습니다.`,
  whichFile: '배치도가 있는 파일은 무엇인가요?',
  faults: {
    'unknown-key': (key, keys) => `${key}: 여기에 없는 이름입니다. 있는 이름: ${keys.join(', ')}`,
    'no-map': (key) => `${key}에는 이름마다 한 줄씩 적어 주세요: VIP: ["1F/2..10/7-16"]`,
    'needs-quotes': (part) =>
      `${part}에 따옴표가 없습니다. 모든 좌석은 "*", 쉼표가 있으면 "1F/16/1-2,21-22"라고 적어 주세요`,
    'no-version': () =>
      'version은 outerpark hall show --plan이 적은 그대로(예: 3 of HA-7KQ2M9XW4T) 두거나 지워 주세요',
    'joined-lines': (key) =>
      `이 줄들을 YAML이 한 줄로 이어 붙입니다. 세로줄을 넣어 ${key}: |라고 적어 주세요`,
  },
}
