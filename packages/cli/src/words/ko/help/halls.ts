import type { CliWords } from '../../en/index.ts'

export const halls: CliWords['help']['halls'] = {
  about: '번호가 있는 좌석의 공연장과 그 배치도',
  add: { about: '파일의 배치도로 매표소에 공연장을 추가합니다(관리자)' },
  list: { about: '매표소의 모든 공연장' },
  show: {
    about: '공연장 하나: 최신 배치도와 층, 등급, 표시별 좌석 수',
    plan: '배치도를 파일로 출력. 고친 다음 hall edit로 되돌려 줄 수 있음',
  },
  edit: {
    about: '공연장에 다음 버전의 배치도를 줍니다(관리자). 판매 중인 회차는 그대로입니다',
  },
  check: {
    about:
      '파일에 적은 공연장 배치도를 확인합니다. 잘못된 곳을 줄과 칸까지 모두 보여 주거나, 배치도와 층, 등급, 표시별 좌석 수를 보여 줍니다. 매표소 없이도 됩니다',
    best: '이 인원이 가장 먼저 받는 좌석도 보여 줍니다. 기준 좌석이 맞는지 알 수 있습니다',
    grade: '--best와 함께: 원하는 등급',
  },
  seats: {
    about: '좌석에 번호가 있는 회차의 배치도: 남은 좌석과 내 좌석',
    grade: '이 등급의 좌석만',
  },
  example: {
    about: '새 배치도를 시작할 수 있는 예를 출력합니다',
    name: '예의 이름',
  },
}
