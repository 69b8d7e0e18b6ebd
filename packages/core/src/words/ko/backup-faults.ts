import { withParticle } from '../particle/index.ts'
import { type BackupFaultWords, byCase } from '../sentence.ts'

export const backupFaults: BackupFaultWords = {
  'no-database': ({ home }) => ({
    detail: `홈 \`${home}\`에 매표소가 없어서 백업할 것이 없습니다.`,
    hint: 'OUTERPARK_HOME으로 매표소의 홈을 정하시거나 백업을 되돌려 주세요: `outerpark restore FILE`',
  }),
  'database-damaged': ({ reason }) => ({
    detail: `데이터베이스의 복사본이 손상되어 백업으로 치지 않습니다. 이유: \`${reason}\``,
    hint: '데이터베이스 자체가 손상되었을 수 있습니다. `outerpark verify`를 보시고 이전 백업을 지우지 말아 주세요.',
  }),
  'backup-folder': ({ folder, reason }) => ({
    detail: `\`${folder}\` 폴더를 백업에 쓸 수 없습니다. 이유: \`${reason}\``,
    hint: '쓸 수 있는 폴더를 정해 주세요: `outerpark backup --to DIR` 또는 OUTERPARK_BACKUP_TO.',
  }),
  'backup-no-room': ({ folder }) => ({
    detail: `\`${folder}\`에 복사본을 둘 자리가 없습니다. 쓰던 것은 남기지 않았습니다.`,
    hint: '자리를 만드시거나, 백업을 덜 남기시거나(`--keep`), 다른 폴더를 정해 주세요(`--to`).',
  }),
  'backup-not-found': ({ file }) => ({
    detail: `백업 ${withParticle(`\`${file}\``, '이/가')} 없습니다.`,
    hint: '있는 백업은 `outerpark backup list`에 나옵니다.',
  }),
  'backup-incomplete': byCase({
    'no-manifest': ({ file }) => ({
      detail: `\`${file}\` 옆에 목록 파일(.json)이 없습니다. 백업이 아니거나 끝나지 않은 백업입니다.`,
      hint: ANOTHER,
    }),
    manifest: ({ file, reason }) => ({
      detail: `백업의 목록 파일 ${withParticle(`\`${file}\``, '을/를')} 읽을 수 없습니다. 이유: \`${reason}\``,
      hint: ANOTHER,
    }),
    size: ({ file, bytes, expected }) => ({
      detail: `\`${file}\`의 크기는 ${bytes}바이트인데 목록 파일에는 ${expected}바이트라고 적혀 있습니다. 다 복사되지 않았습니다.`,
      hint: ANOTHER,
    }),
  }),
  'backup-damaged': byCase({
    checksum: ({ file }) => ({
      detail: `${withParticle(`\`${file}\``, '은/는')} 백업한 그대로가 아닙니다. 체크섬이 목록 파일과 다릅니다.`,
      hint: ANOTHER,
    }),
    database: ({ file, reason }) => ({
      detail: `\`${file}\`의 데이터베이스가 손상되었습니다. 이유: \`${reason}\``,
      hint: ANOTHER,
    }),
  }),
  'backup-newer': ({ file, program, schema, known }) => ({
    detail: `${withParticle(`\`${file}\``, '은/는')} 프로그램의 버전 ${program}에서 만든 백업입니다. 테이블의 버전이 ${schema}인데 이 프로그램은 ${known}까지 압니다.`,
    hint: `버전 ${program} 이상의 프로그램으로 되돌려 주세요.`,
  }),
  'backup-foreign': ({ file, office, home, here }) => ({
    detail: `${withParticle(`\`${file}\``, '은/는')} 매표소 \`${office}\`의 백업인데 홈 ${withParticle(`\`${home}\``, '은/는')} 매표소 \`${here}\`의 것입니다.`,
    hint: '빈 홈에 되돌리시거나(`--home DIR`), 그 매표소로 바꾸려면: `--other-office`',
  }),
  'home-occupied': ({ home, events }) => ({
    detail: `홈 \`${home}\`에 매표소가 있습니다${events === null ? '' : `(이벤트 ${events}개)`}. 되돌리면 지금 것은 홈 안의 폴더로 옮겨집니다.`,
    hint: '그렇게 하려면: `--yes`',
  }),
}

const ANOTHER =
  '원본에서 다시 복사하시거나 다른 백업을 써 주세요. 백업 목록: `outerpark backup list`'
