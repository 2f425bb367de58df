import type { JsonMap } from '../../packages/catalog/src/index.ts'
import type { Redactor } from '../../packages/errors/src/index.ts'
import type { Verdict } from '../judge-run.ts'
import type { Run } from '../types.ts'

/** Results that can be shown to others: no token, host, account, request id or long number is in them. */
export function share({ litellm, bootSeconds }: Run, verdicts: readonly Verdict[], redactor: Redactor): JsonMap {
  const cells = verdicts.map(({ cell, color, model, why }) => ({
    model,
    cell,
    color,
    why: redactor
      .redact(why)
      .replaceAll(/\bhttps?:\/\/\S+/g, '[address]')
      .replaceAll(/\b[\w.+-]+@[\w-]+\.[\w.-]+/g, '[mail]')
      .replaceAll(/[0-9a-f]{8,}(?:-[0-9a-f]{4,}){2,}|\b\d{5,}\b|\b[0-9A-F]{4,}(?::[0-9A-F]{4,})+/gi, '[number]'),
  }))
  return { kind: 'live', litellm, bootSeconds, cells }
}
