import type { CliWords } from '../en/index.ts'

export const pages: CliWords['pages'] = {
  opened: '브라우저에서 열었습니다.',
  noReference: (url) =>
    `${url}에는 API 설명서 페이지가 없습니다. 옛 버전의 OuterPark이거나 매표소가 아닙니다.`,
  asText: (url) => `텍스트는 있을 수 있습니다: ${url}/openapi.json`,
}
