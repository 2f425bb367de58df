import { table } from './table.ts'

/** One line of the table, read. */
export interface Row {
  readonly id: string
  readonly vendor: string
  readonly name: string
  /** In tokens. */
  readonly limits: { readonly prompt: number; readonly output: number; readonly long: number | undefined } | undefined
  readonly can: string
  readonly efforts: readonly string[]
  /** Empty when the catalog does not say. */
  readonly endpoints: readonly string[]
  readonly price: { readonly input: number; readonly output: number; readonly cache: number } | undefined
  readonly type: string
  readonly picker: boolean
  readonly policy: string
  readonly category: string
}

const effortLetters: Readonly<Record<string, string>> = {
  n: 'none',
  i: 'minimal',
  l: 'low',
  m: 'medium',
  h: 'high',
  x: 'xhigh',
  z: 'max',
}
const endpointLetters: Readonly<Record<string, string>> = {
  c: '/chat/completions',
  r: '/responses',
  w: 'ws:/responses',
  m: '/v1/messages',
}

/** The table as rows. */
export function rows(): readonly Row[] {
  return table.trim().split('\n').slice(1).map(readRow)
}

function readRow(line: string): Row {
  const cells = line.split('|').map((cell) => cell.trim())
  const [id = '', vendor = '', name = '', limits = '', can = '', efforts = '', at = '', price = ''] = cells
  const [type = '', picker = '', policy = '', category = ''] = cells.slice(8)
  const [prompt, output, long] = numbers(limits)
  const [input, out, cache] = numbers(price)
  return {
    id,
    vendor,
    name,
    limits: prompt && output ? { prompt: prompt * 1000, output: output * 1000, long: long && long * 1000 } : undefined,
    can,
    efforts: spell(efforts, effortLetters),
    endpoints: spell(at, endpointLetters),
    price: input && out && cache ? { input, output: out, cache } : undefined,
    type,
    picker: picker === 'on',
    policy,
    category,
  }
}

function numbers(cell: string): readonly number[] {
  return cell === '' ? [] : cell.split(' ').map(Number)
}

function spell(cell: string, letters: Readonly<Record<string, string>>): readonly string[] {
  return Array.from(cell, (letter) => letters[letter] ?? '')
}
