import type { CliWords } from '../../en/index.ts'

export const halls: CliWords['help']['halls'] = {
  about: '번호가 있는 좌석의 공연장 배치도(파일)',
  check: {
    about:
      '파일에 적은 공연장 배치도를 확인합니다. 잘못된 곳을 줄과 칸까지 모두 보여 주거나, 배치도와 층, 등급, 표시별 좌석 수를 보여 줍니다. 매표소 없이도 됩니다',
  },
  example: {
    about: '새 배치도를 시작할 수 있는 예를 출력합니다',
    name: '예의 이름',
  },
}
