import type { ValidateResult } from '@copilot-sync/sync'
import { columns } from './columns.ts'
import type { Style } from './print.ts'

/** One line a finding, `file:line:col`, then what is wrong and what mends it. */
export function renderFindings({ config, entries, findings }: ValidateResult, style: Style): string {
  const rows = columns(
    findings.map(({ level, line, col, code, message }) => [`${config}:${line ?? 1}:${col ?? 1}`, level, code, message]),
  )
  const lines = findings.flatMap(({ level, hint }, at) => [
    style(level === 'error' ? 'red' : 'yellow', rows[at] ?? ''),
    style('dim', `    ${hint}`),
  ])
  const count = (wanted: string): number => findings.filter(({ level }) => level === wanted).length
  const errors = count('error')
  const verdict = errors === 0 ? style('green', 'valid') : style('red', 'not valid')
  const counts = [many(entries, 'entry', 'entries'), many(errors, 'error'), many(count('warning'), 'warning')]
  lines.push(`${config}: ${verdict}, ${counts.join(', ')}`)
  return lines.join('\n')
}

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`
