import type { CliWords } from '../../en/index.ts'

export const report: CliWords['help']['report'] = {
  about: '정산용 보고서: 판매, 부가세를 나눈 정산서, 환불, 일별(회계)',
  name: '보고서 이름',
  musical: '이 뮤지컬의 회차만',
  performance: '이 회차만',
  from: '기간의 첫날, 공연장의 날짜로',
  to: '기간의 마지막 날',
  format: '출력 형식. chart는 일별 보고서를 막대로 그립니다',
}
