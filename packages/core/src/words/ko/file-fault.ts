import { byCase, type StartFaultWords } from '../sentence.ts'

export const fileFault: StartFaultWords['file-not-trusted'] = byCase({
  'no-folder': ({ path }) => ({
    detail: `\`${path}\`: 폴더가 아닙니다.`,
    hint: '지우시거나 다른 폴더로 정해 주세요.',
  }),
  'no-plain-file': ({ path, shellPath }) => ({
    detail: `\`${path}\`: 링크이거나 일반 파일이 아닙니다. 이 프로그램은 그 자리의 링크를 따라가지 않습니다.`,
    hint: `무엇인지 확인하고 파일 자체를 그 자리에 두세요: \`ls -l ${shellPath}\``,
  }),
  writable: ({ path, shellPath }) => ({
    detail: `\`${path}\`: 이 컴퓨터의 다른 사용자도 쓸 수 있습니다.`,
    hint: `닫으려면: \`chmod go-w ${shellPath}\``,
  }),
  'open-secret': ({ path, shellPath, change }) => ({
    detail: `\`${path}\`: 비밀 값이 든 파일을 이 컴퓨터의 다른 사용자도 볼 수 있습니다.`,
    hint: `닫으려면: \`chmod ${change} ${shellPath}\``,
  }),
  owner: ({ path, shellPath, owner, own }) => ({
    detail: `\`${path}\`: 다른 사용자의 것입니다(번호 ${owner}, 이 프로그램의 사용자 번호는 ${own}).`,
    hint: `본인의 것이라면: \`chown ${own} ${shellPath}\`. 아니면 다른 곳으로 정하거나, 소유자로 실행해 주세요.`,
  }),
  socket: ({ path, shellPath }) => ({
    detail: `\`${path}\`: 본인만 쓸 수 있는 소켓이 아닙니다.`,
    hint: `무엇인지 확인해 주세요: \`ls -l ${shellPath}\`. 지운 뒤 실행해 주세요: \`outerpark daemon restart\``,
  }),
})
