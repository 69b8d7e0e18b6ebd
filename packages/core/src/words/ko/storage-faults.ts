import type { StorageTrouble } from '../../names/index.ts'
import { byCase, type ServiceFaultWords } from '../sentence.ts'

const by = (reason: string | null) => (reason === null ? '' : `(\`${reason}\`)`)
const PASSES =
  '잠시 뒤에 다시 시도해 주세요. 쓸 수 있게 되면 예매는 자동으로 다시 시작됩니다. 자세한 내용은 `outerpark status`에 있습니다.'

export const storageFaults: Pick<ServiceFaultWords, StorageTrouble> = {
  'storage-full': byCase({
    write: () => ({
      detail: '디스크가 가득 찼습니다. 바뀐 것은 없습니다.',
      hint: '잠시 뒤에 다시 시도해 주세요. 디스크에 자리가 나면 예매는 자동으로 다시 시작됩니다.',
    }),
    'second-view': () => ({
      detail:
        '디스크가 가득 찼습니다. 다시 만들려면 뷰가 하나 더 들어갈 공간이 필요합니다. 지금의 뷰는 그대로 있습니다.',
    }),
    backup: () => ({
      detail: '백업 폴더에 자리가 없습니다. 쓰던 것은 남기지 않았습니다.',
      hint: '자리를 만드시거나, 백업을 덜 남기시거나, 다른 폴더를 정해 주세요(OUTERPARK_BACKUP_TO).',
    }),
  }),
  'storage-failing': ({ reason }) => ({
    detail: `데이터베이스가 있는 디스크에서 오류가 납니다${by(reason)}. 바뀐 것은 없습니다.`,
    hint: PASSES,
  }),
  'storage-damaged': ({ reason }) => ({
    detail: `데이터베이스가 손상되어${by(reason)} 더는 아무것도 쓰지 않으며, 읽을 수 없는 부분도 있을 수 있습니다.`,
    hint: '기다려도 해결되지 않습니다. 운영자가 백업을 복원해야 합니다(`outerpark restore`).',
  }),
  'storage-read-only': ({ reason }) => ({
    detail: `데이터베이스에 쓸 권한이 없습니다${by(reason)}. 바뀐 것은 없습니다.`,
    hint: PASSES,
  }),
  'storage-unreachable': ({ reason }) => ({
    detail: `데이터베이스 파일을 열 수 없습니다${by(reason)}. 바뀐 것은 없습니다.`,
    hint: PASSES,
  }),
  'storage-unavailable': ({ reason }) => ({
    detail: `지금은 데이터베이스에 쓸 수 없습니다${by(reason)}. 바뀐 것은 없습니다.`,
    hint: PASSES,
  }),
}
