import type { ReportResponse } from '@outerpark/core/contract'
import { reportCsv } from '@outerpark/core/names'
import { byteOrderMark } from './csv.ts'
import { forPeople, writeCsv } from './outlet.ts'

/** Prints the rows of a report as CSV; into a file with the mark without which Excel takes Hangul for CP949. */
export function printReportCsv({ name, rows }: ReportResponse): void {
  writeCsv(byteOrderMark(), reportCsv(name, forPeople(rows)))
}
