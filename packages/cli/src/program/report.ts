import { REPORTS, type ReportName } from '@outerpark/core/names'
import { Argument, type Command, Option } from 'commander'
import { FORMATS, type ReportOptions } from '../commands/report.ts'
import { DONE } from '../exit-code.ts'
import { calendarDay } from '../input/when.ts'
import { print, writeData } from '../output/print.ts'
import { help } from '../words/words.ts'
import { withContext } from './action.ts'
import { leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { showReport } = lazily(() => import('../commands/report.ts'))
const { reportText, chartText } = lazily(() => import('../output/report.ts'))
const { printReportCsv } = lazily(() => import('../output/report-csv.ts'))

/** The command for the reports for accounting. */
export function addReport(program: Command): void {
  const { about, name, musical, performance, from, to, format } = help().report
  leaf(
    program,
    'report',
    about,
    'report statement --from 2027-01-01 --to 2027-01-31',
    'report sales --musical MU-7KQ --format csv > sales.csv',
    'report daily --format chart',
  )
    .addArgument(new Argument('<name>', name).choices(REPORTS))
    .option('--musical <musical>', musical)
    .option('--performance <performance>', performance)
    .option('--from <day>', from, calendarDay('--from'))
    .option('--to <day>', to, calendarDay('--to'))
    .addOption(new Option('--format <format>', format).choices(FORMATS).default('table'))
    .action(
      withContext(async (context, name: ReportName, options: ReportOptions) => {
        const report = await showReport(context, name, options)
        if (options.format === 'csv') await printReportCsv(report)
        else if (options.format === 'json') await writeData(context, report)
        else await print(context, report, options.format === 'chart' ? chartText : reportText)
        return DONE
      }),
    )
}
