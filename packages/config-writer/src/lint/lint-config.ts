import { formatPlace, SyncError } from '@copilot-sync/errors'
import { target } from '@copilot-sync/pyyaml'
import type { ParsedConfig } from '../config-types.ts'
import { parseConfig } from '../parse-config.ts'
import { doubledKeys } from './doubled-keys.ts'
import { duplicateIds } from './duplicate-ids.ts'
import { duplicateNames } from './duplicate-names.ts'
import { emptyList } from './empty-list.ts'
import { entryShape } from './entry-shape.ts'
import { includeShape } from './include-shape.ts'
import { infoKeys } from './info-keys.ts'
import { nestedInfo } from './nested-info.ts'
import { sentParams } from './sent-params.ts'
import type { Check, Finding, LintContext } from './types.ts'

const checks: readonly Check[] = [
  includeShape,
  emptyList,
  entryShape,
  infoKeys,
  nestedInfo,
  sentParams,
  duplicateNames,
  duplicateIds,
  doubledKeys,
]

export interface LintReport {
  /** Number of entries in `model_list`; 0 where the text cannot be read. */
  readonly entries: number
  /** In the order of the text. */
  readonly findings: readonly Finding[]
}

/** Says what LiteLLM would not load, drop or take otherwise than it reads. What `parseConfig` refuses is one finding. */
export function lintConfig(text: string, file: string): LintReport {
  try {
    const config = parseConfig(text, file)
    const context = contextOf(config)
    const findings = checks.flatMap((check) => check(context))
    return { entries: config.entries.length, findings: findings.toSorted((a, b) => compare(a, b)) }
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    const { code, hint, place } = error
    const { line = 1, col = 1 } = place ?? {}
    const message = place ? error.message.replace(`${formatPlace(place)}: `, '') : error.message
    return { entries: 0, findings: [{ level: 'error', code, message, place: { file, line, col }, hint }] }
  }
}

function contextOf(config: ParsedConfig): LintContext {
  const entries = config.entries.map((entry) => {
    const node = target(entry.node())
    const label = entry.name === null ? `entry ${entry.index + 1}` : entry.name
    return { entry, map: node.kind === 'map' ? node : undefined, label }
  })
  return { config, entries, placeOf: config.document.placeOf }
}

function compare(a: Finding, b: Finding): number {
  return a.place.line - b.place.line || a.place.col - b.place.col
}
