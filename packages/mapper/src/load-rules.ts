import { SyncError } from '@copilot-sync/errors'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkRuleShape } from './check-rule-shape.ts'
import { messageOf } from './message-of.ts'
import type { RuleUse } from './rule.ts'

/** What settings name: a path or a package, or one with its options. */
export type RuleReference = string | readonly [module: string, options: unknown]

/** What mends an import, by Node's error code. */
const cures: Readonly<Record<string, string>> = {
  ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING:
    'A package must ship JavaScript: Node strips types only outside node_modules.',
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX: 'Node only strips types: no enum, namespace or parameter property in a rule file.',
  ERR_UNKNOWN_FILE_EXTENSION: 'Name the file .ts, .mts, .mjs or .js.',
  ERR_PACKAGE_PATH_NOT_EXPORTED: 'The package must export "." under the condition "default" (not only "import").',
}

/**
 * Imports the rules that settings name, in their order; a path or a package is looked up from `from`, the settings'
 * folder. A module's default export is a rule or a list of rules; TypeScript files are run by Node's type stripping.
 */
export async function loadRules(references: readonly RuleReference[], from: string): Promise<RuleUse[]> {
  const { resolve: find } = createRequire(resolve(from, 'settings.json'))
  const uses: RuleUse[] = []
  for (const reference of references) {
    const [name, options] = typeof reference === 'string' ? [reference] : reference
    const exported = await importDefault(name, find, from)
    const values: unknown[] = Array.isArray(exported) ? exported : [exported]
    if (exported === undefined || values.length === 0) {
      throw invalid(
        name,
        'has no rule as its default export',
        'Write `export default { api: 1, … }`, or a list of rules.',
      )
    }
    for (const value of values) uses.push({ rule: checkRuleShape(value, `"${name}"`), options })
  }
  return uses
}

async function importDefault(name: string, find: (name: string) => string, from: string): Promise<unknown> {
  let file: string
  try {
    file = find(name)
  } catch (cause) {
    throw invalid(
      name,
      `cannot be found from ${from}`,
      cureOf(cause) ??
        `Check \`rules\` in the settings: a path begins with "./" and has its extension, a package is installed in ${from}.`,
      cause,
    )
  }
  try {
    const module: { default?: unknown } = await import(/* @vite-ignore */ pathToFileURL(file).href)
    return module.default
  } catch (cause) {
    throw invalid(
      name,
      `fails when imported: ${messageOf(cause)}`,
      cureOf(cause) ?? `Mend ${file}; \`node ${file}\` shows the fault.`,
      cause,
    )
  }
}

function invalid(name: string, what: string, hint: string, cause?: unknown): SyncError {
  return new SyncError('RULE_INVALID', `rule module "${name}" ${what}`, { hint, cause })
}

function cureOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? cures[String(cause.code)] : undefined
}
