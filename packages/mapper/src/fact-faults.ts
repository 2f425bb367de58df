import { areValueTypes, isJson, isMap } from '@copilot-sync/catalog'

type Fields = Readonly<Record<string, unknown>>

const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N} _-]{0,22}[\p{L}\p{N}])?$/u
const KEYED: ReadonlySet<unknown> = new Set(['set', 'unlist', 'list'])

/** What is wrong with the facts that a rule carries; all of them may be absent. */
export function factFaults(rule: Fields): string[] {
  const checks: readonly (readonly [key: string, isSound: (value: unknown) => boolean, fault: string])[] = [
    ['order', Number.isFinite, 'is no number'],
    [
      'types',
      (value) => isMap(value) && Object.values(value).every(areValueTypes),
      'is no map from catalog paths to flag, count, amount, text, texts, plain, map or any',
    ],
    ['decides', (value) => value === 'user' || value === 'catalog', 'is neither "user" nor "catalog"'],
    ['mark', isMark, 'is no { label, order, minor }, with a label of at most 24 letters and digits'],
    ['limits', (value) => typeof value === 'boolean', 'is neither true nor false'],
    ['copies', (value) => typeof value === 'boolean', 'is neither true nor false'],
    ['input', (value) => value === 'image', 'is not "image"'],
    [
      'advice',
      (value) => Array.isArray(value) && value.every(isAdvice),
      'is no list of { do, what, key, value }, where `do` is elsewhere, set, unlist or list',
    ],
  ]
  return checks.flatMap(([key, isSound, fault]) =>
    rule[key] === undefined || isSound(rule[key]) ? [] : [`\`${key}\` ${fault}`],
  )
}

function isMark(value: unknown): boolean {
  if (!isMap(value)) return false
  const { label, order, minor } = value
  return (
    typeof label === 'string' &&
    LABEL.test(label) &&
    (order === undefined || Number.isFinite(order)) &&
    (minor === undefined || typeof minor === 'boolean')
  )
}

function isAdvice(value: unknown): boolean {
  if (!isMap(value) || !isText(value['what'])) return false
  if (value['do'] === 'elsewhere') return true
  return KEYED.has(value['do']) && isText(value['key']) && (value['do'] !== 'set' || isJson(value['value']))
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
