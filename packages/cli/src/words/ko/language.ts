import type { CliWords } from '../en/index.ts'

export const language: CliWords['language'] = {
  chosen: '이제 한국어로 표시합니다.',
  ofTerminal: '터미널의 언어인 한국어로 표시합니다. 바꾸려면: outerpark language en',
  notKept: (reason) => `고른 언어를 저장할 수 없습니다: ${reason}. 아무것도 바뀌지 않았습니다.`,
  unknown: (code) => `"${code}"라는 언어는 없습니다. en, ko, auto 가운데 고르세요.`,
}
