import type { Command } from 'commander'
import type { DoctorOptions } from '../commands/doctor.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { doctor } = lazily(() => import('../commands/doctor.ts'))
const { doctorText } = lazily(() => import('../output/doctor.ts'))

/** The command that examines the box office of this machine. */
export function addDoctor(program: Command): void {
  const { about, bundle, force } = help().doctor
  leaf(program, 'doctor', about, 'doctor', 'doctor --json', 'doctor --bundle box-office.json')
    .option('--bundle <file>', bundle)
    .option('--force', force)
    .action(
      prints(async (context, options: DoctorOptions) => {
        const data = await doctor(context, options)
        return { data, text: doctorText, failed: !data.ok }
      }),
    )
}
