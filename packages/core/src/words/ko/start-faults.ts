import { withParticle } from '../particle/index.ts'
import { byCase, type StartFaultWords } from '../sentence.ts'
import { fileFault } from './file-fault.ts'

export const startFaults: StartFaultWords = {
  'home-in-use': ({ home }) => ({
    detail: `홈 \`${home}\`에서 다른 데몬이 실행 중입니다.`,
    hint: '`outerpark daemon stop`으로 멈추시거나 OUTERPARK_HOME을 다른 폴더로 정해 주세요.',
  }),
  'home-not-writable': ({ home, reason }) => ({
    detail: `홈 \`${home}\`에 쓸 수 없습니다. 이유: \`${reason}\``,
    hint: `이유를 살펴봐 주세요: \`findmnt -T ${home}\`, \`ls -ld ${home}\`. OUTERPARK_HOME을 다른 폴더로 정하면 비어 있는 다른 매표소가 열립니다.`,
  }),
  'disk-full': ({ home }) => ({
    detail: `홈 ${withParticle(`\`${home}\``, '이/가')} 있는 디스크가 가득 찼습니다.`,
    hint: '디스크에 자리를 만들고 다시 시도해 주세요. 매표소의 데이터는 그대로 있습니다.',
  }),
  'port-unavailable': ({ port, case: why, file }) => ({
    detail:
      why === 'in-use'
        ? `포트 ${withParticle(String(port), '은/는')} 다른 프로그램이 쓰고 있습니다.`
        : `포트 ${withParticle(String(port), '을/를')} 쓸 권한이 없습니다.`,
    hint: `${inFile('port', file)}\`--port\`나 OUTERPARK_PORT로 다른 포트를 골라 주세요(0이면 비어 있는 아무 포트).`,
  }),
  'database-lost': ({ home, traces, events }) => ({
    detail: `홈 \`${home}\`의 데이터베이스가 사라졌습니다. \`outerpark.db\`가 없거나 비어 있는데, 데이터베이스가 있었던 흔적이 있습니다: \`${traces.join(', ')}\`.${events === null ? '' : ` 이벤트가 ${events}개 있었습니다.`}`,
    hint: `백업을 되돌려 주세요: \`outerpark restore FILE --yes\`(백업 목록: \`outerpark backup list\`). 아니면 \`outerpark.db\`를, 있다면 \`outerpark.db-wal\`도 되돌려 놓아 주세요. 빈 매표소로 새로 시작하려면: \`${AGAIN} --begin-anew\``,
  }),
  'database-older': ({ home, ends, events }) => ({
    detail: `홈 \`${home}\`의 데이터베이스는 여기서 마지막으로 열었던 것이 아닙니다. ${
      ends === null
        ? '다른 매표소의 것입니다.'
        : `이벤트가 ${events}개 이상 있었는데 ${ends}에서 끝납니다.`
    }`,
    hint: `더 새로운 \`outerpark.db\`를 되돌려 놓아 주세요. 일부러 되돌려 놓았다면: \`${AGAIN} --restored\`. 그러면 \`outerpark verify\`가 이 데이터베이스에 없는 예매의 청구를 알려 줍니다.`,
  }),
  'database-unreadable': ({ file, reason }) => ({
    detail: `데이터베이스 ${withParticle(`\`${file}\``, '을/를')} 읽을 수 없습니다. 이유: \`${reason}\``,
    hint: '손상되었거나 `outerpark.db-wal` 없이 복사한 것일 수 있습니다. 백업을 되돌려 주세요: `outerpark restore FILE`',
  }),
  'database-newer': ({ file, version, known }) => ({
    detail: `데이터베이스 ${withParticle(`\`${file}\``, '은/는')} 더 새로운 버전이 기록했습니다(테이블 버전 ${version}, 이 프로그램은 ${known}까지 읽습니다).`,
    hint: '더 새로운 프로그램을 다시 설치해 주세요. 테이블은 예전으로 되돌릴 수 없습니다. 업그레이드 전의 백업에는 예전 테이블이 있습니다: `outerpark restore FILE`',
  }),
  'gateway-changed': ({ home, was, asked, mode, paid, alsoMode }) => ({
    detail: `${change(home, was, asked, mode)}${
      paid === 0 ? '' : ` 거기서 결제된 예매 ${paid}건은 더 이상 환불할 수 없게 됩니다.`
    }`,
    hint: `전과 같은 설정을 이 셸이나 홈의 \`config.json\`에 넣어 주세요. 시험해 보려면 OUTERPARK_HOME을 다른 폴더로 정해 주세요. 게이트웨이를 바꾸려면: \`${AGAIN} --change-gateway${alsoMode ? ' --change-mode' : ''}\``,
  }),
  'payments-open': ({ home, was, asked, mode, unsettled, answered }) => ({
    detail: `${change(home, was, asked, mode)} 거기서 아직 끝나지 않은 결제나 환불이 ${unsettled}건 있습니다.`,
    hint: `전과 같은 설정으로 시작해 결제와 환불 작업이 모두 끝나기를 기다려 주세요: \`outerpark daemon status\`. 데드 레터 보기: \`outerpark task list --dead\`${answered ? '' : `. 주소가 틀려서 그곳에서 아무도 청구하지 않은 것이 확실하면 새 게이트웨이에서 처리할 수 있습니다: \`${AGAIN} --change-gateway --never-charged\``}`,
  }),
  'mode-changed': ({ home, was, mode }) => ({
    detail: `홈 ${withParticle(`\`${home}\``, '은/는')} 마지막에 \`SYS_MODE=${was}\`로 열렸는데, 이번에는 \`SYS_MODE=${mode}\`로 열려고 합니다.`,
    hint: `\`SYS_MODE=${was}\`로 정하시거나 홈의 \`config.json\`에 \`mode\`를 넣어 주세요. 모드를 바꾸려면: \`${AGAIN} --change-mode\``,
  }),
  'restored-unopened': ({ home }) => ({
    detail: `홈 \`${home}\`에 백업을 되돌린 뒤로 데몬이 실행된 적이 없습니다. 데몬은 결제되지 않은 예매의 카드에 청구하므로, 시작하라고 하실 때만 시작합니다.`,
    hint: `잃어버린 매표소를 대신한다면: \`${AGAIN}\`. 살펴보거나 연습하는 것이라면 시작하지 마세요.`,
  }),
  'settings-missing': ({ home, variables }) => ({
    detail: `홈 \`${home}\`의 데몬은 지난번에 환경 변수 \`${variables.join(', ')}\`와 함께 시작되었는데, 여기에는 없습니다.`,
    hint: `환경 변수가 있는 곳에서 시작하시거나 홈의 \`config.json\`에 설정을 넣어 주세요. 없이 시작하려면: \`${AGAIN}\``,
  }),
  'file-not-trusted': fileFault,
  'gateway-key-refused': ({ reason }) => ({
    detail: `Stripe가 키를 받아들이지 않습니다. 받은 답: \`${reason}\``,
    hint: 'OUTERPARK_STRIPE_KEY를 결제와 환불을 할 수 있는 Stripe 계정의 키로 정해 주세요.',
  }),
  'config-invalid': byCase({
    settings: ({ mistakes }) => ({
      detail: `설정이 올바르지 않습니다: \`${mistakes.join('; ')}\``,
      hint: '설정을 고치고 다시 시작해 주세요.',
    }),
    address: ({ reason }) => ({
      detail: `설정이 올바르지 않습니다: \`${reason}\``,
      hint: '주소를 고쳐 주세요. 이 컴퓨터나 같은 망에 있는 주소라면 OUTERPARK_WEBHOOK_ALLOW_PRIVATE을 true로 정해 주세요.',
    }),
    certificate: ({ reason }) => ({
      detail: `인증서를 쓸 수 없습니다: \`${reason}\``,
      hint: '중간 인증서까지 든 인증서와 그 키를 PEM 파일로 정해 주세요.',
    }),
    host: ({ reason, file }) => ({
      detail: `이 주소로는 받을 수 없습니다: \`${reason}\``,
      hint: `${inFile('host', file)}OUTERPARK_HOST나 \`config.json\`의 \`host\`를 고쳐 주세요. 127.0.0.1은 이 컴퓨터만입니다.`,
    }),
    unreadable: ({ file, reason }) => ({
      detail: `${withParticle(`\`${file}\``, '을/를')} 읽을 수 없습니다. 이유: ${reason === null ? 'UTF-8로 쓴 글이 아닙니다.' : `\`${reason}\``}`,
    }),
    'no-map': ({ file }) => ({
      detail: `\`${file}\`의 내용이 \`port: 8080\`처럼 설정마다 한 줄인 YAML이 아닙니다.`,
    }),
    'two-files': ({ files: [one, other] }) => ({
      detail: `설정 파일이 둘 있습니다: \`${one}\`, \`${other}\`.`,
      hint: '설정을 모두 한 파일에 모으고 다른 파일은 지워 주세요.',
    }),
    'no-object': ({ file }) => ({ detail: `\`${file}\`의 내용이 JSON 객체가 아닙니다.` }),
  }),
}

const AGAIN = 'outerpark daemon start'

const inFile = (name: string, file: string | null) =>
  file === null ? '' : `\`${file}\`의 \`${name}\`에 정해져 있습니다. `

const change = (home: string, was: string, asked: string, mode: string) =>
  `홈 ${withParticle(`\`${home}\``, '은/는')} \`${was}\`에서 결제하는데, 이번에는 \`${asked}\`(\`SYS_MODE=${mode}\`)로 열려고 합니다.`
