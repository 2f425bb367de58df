import { findPair, type Node, target } from '@copilot-sync/pyyaml'
import type { Check, Finding, LintContext, LintedEntry } from './types.ts'

const HINT = 'give the entry model_name and litellm_params with model, both as text'

/** LiteLLM 1.106.2 ends with exit 3 on an entry without `litellm_params` or with a `model_name` that is no string. */
export const entryShape: Check = (context) => context.entries.flatMap((each) => checkEntry(context, each))

function checkEntry({ placeOf }: LintContext, { entry, map, label }: LintedEntry): readonly Finding[] {
  const finding = (code: string, message: string, node: Node | undefined): Finding => ({
    level: 'error',
    code,
    message: `${label} ${message}`,
    place: node ? placeOf(node.start) : entry.place,
    hint: HINT,
  })
  if (!map) return [finding('ENTRY_NOT_MAPPING', 'is no mapping; LiteLLM does not start', undefined)]
  const name = findPair(map, 'model_name')?.value
  const params = findPair(map, 'litellm_params')?.value
  const findings: Finding[] = []
  if (!name) findings.push(finding('ENTRY_WITHOUT_NAME', 'has no model_name; LiteLLM does not start', undefined))
  else if (!isText(name)) {
    const message = `has ${describe(name)} as model_name, not a text; LiteLLM does not start`
    findings.push({ ...finding('NAME_NOT_TEXT', message, name), hint: 'put the name in quotes' })
  }
  if (!params || target(params).kind !== 'map') {
    return [
      ...findings,
      finding('ENTRY_WITHOUT_PARAMS', 'has no litellm_params mapping; LiteLLM does not start', params),
    ]
  }
  const model = findPair(params, 'model')?.value
  if (!model || !isText(model)) {
    findings.push(
      finding('ENTRY_WITHOUT_MODEL', 'has no text as litellm_params.model; LiteLLM drops it', model ?? params),
    )
  }
  return findings
}

function isText(node: Node): boolean {
  const { kind, tag } = target(node)
  return kind === 'scalar' && tag === 'str'
}

function describe(node: Node): string {
  const value = target(node)
  return value.kind === 'scalar' ? `${value.value || 'nothing'} (${value.tag})` : `a ${value.kind}`
}
