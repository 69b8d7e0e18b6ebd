import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../../en/index.ts'
import { machine } from './machine.ts'
import { office } from './office.ts'

export const doctor: CliWords['doctor'] = {
  states: { ok: '정상', warning: '주의', bad: '문제' },
  todo: '할 일: ',
  allOk: (checks) => `점검 결과 ${checks}건이 모두 정상입니다.`,
  summary: (bad, warnings, ok) => `문제 ${bad}건, 주의 ${warnings}건, 정상 ${ok}건.`,
  written: (file) => `${file}에 썼습니다. 다른 사람에게 주기 전에 내용을 살펴보세요.`,
  exists: (file) => `${withParticle(file, '이/가')} 이미 있습니다.`,
  overwrite: (file) => `${withParticle(file, '이/가')} 이미 있습니다. 덮어쓸까요?`,
  notWritten: '아무것도 쓰지 않았습니다.',
  useForce: '다른 이름을 고르거나 --force로 덮어쓰세요.',

  moments: {
    start: '데몬 시작',
    database: '데이터베이스의 마지막 변경',
    log: '로그의 마지막 줄',
  },
  findings: { ...machine, ...office },
}
