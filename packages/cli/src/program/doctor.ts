import type { Command } from 'commander'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { doctor } = lazily(() => import('../commands/doctor.ts'))
const { doctorText } = lazily(() => import('../output/doctor.ts'))

/** The command that examines the box office of this machine. */
export function addDoctor(program: Command): void {
  leaf(program, 'doctor', help().doctor.about, 'doctor', 'doctor --json').action(
    prints(async (context) => {
      const data = await doctor(context)
      return { data, text: doctorText, failed: !data.ok }
    }),
  )
}
