import { createTwoFilesPatch } from 'diff'
import type { Style } from './style.ts'

/** The usual unified diff; empty where nothing changes. */
export function renderUnified(
  file: string,
  { before, after }: { before: string; after: string },
  style: Style,
): string {
  if (before === after) return ''
  const patch = createTwoFilesPatch(`a${file}`, `b${file}`, before, after, undefined, undefined, { context: 3 })
  return patch
    .split('\n')
    .filter((line) => !/^(=====|Index: )/.test(line))
    .map((line) => {
      if (line.startsWith('+') && !line.startsWith('+++')) return style('green', line)
      if (line.startsWith('-') && !line.startsWith('---')) return style('red', line)
      return line.startsWith('@@') ? style('cyan', line) : line
    })
    .join('\n')
}
