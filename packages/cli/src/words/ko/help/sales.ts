import type { CliWords } from '../../en/index.ts'

export const sales: CliWords['help']['sales'] = {
  about: '판매, 결제 대기, 잔여 좌석과 매출을 보여 줍니다(회계)',
  by: '한 줄이 나타내는 것',
  musical: '이 뮤지컬의 회차만',
  performance: '이 회차만',
  from: '기간의 첫날, 공연장의 날짜로',
  to: '기간의 마지막 날',
}
