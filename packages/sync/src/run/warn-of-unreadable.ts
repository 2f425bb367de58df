import { shortJson } from '@copilot-sync/catalog'
import type { UnreadableValue } from '@copilot-sync/mapper'
import type { Runtime } from '../contract/runtime.ts'
import type { Planned } from './plan-config.ts'

const MODELS = 20
const VALUES = 3

/** One warning for each path of the answer where no rule can read what stands there. */
export function warnOfUnreadable({ warn }: Pick<Runtime, 'warn'>, { unreadable }: Pick<Planned, 'unreadable'>): void {
  for (const [path, rows] of Map.groupBy(unreadable, (one) => one.path)) {
    warn({
      code: 'VALUE_UNREADABLE',
      message: `${path} of ${modelsOf(rows)} is ${valuesOf(rows)}, which no rule can read; what was there before stays`,
    })
  }
}

function valuesOf(rows: readonly UnreadableValue[]): string {
  const texts = [...new Set(rows.map(({ value }) => textOf(value)))]
  const more = texts.length > VALUES ? [`${texts.length - VALUES} other values`] : []
  return [...texts.slice(0, VALUES), ...more].join(' or ')
}

/** What is cut is a text already. */
function textOf(value: UnreadableValue['value']): string {
  const short = shortJson(value)
  return short !== value && typeof short === 'string' ? short : JSON.stringify(value)
}

function modelsOf(rows: readonly UnreadableValue[]): string {
  const ids = [...new Set(rows.map(({ model }) => model))]
  const more = ids.length > MODELS ? ` and ${ids.length - MODELS} more` : ''
  return `${ids.slice(0, MODELS).join(', ')}${more}`
}
