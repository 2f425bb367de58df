import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Json } from '@copilot-sync/plan'
import { decodeConfig, type ParsedConfig } from '../src/index.ts'
import { addition, callbacks, type Changes, plan, removal, update } from './helpers.ts'

const folder = new URL('../../../test-fixtures/patches/', import.meta.url)

/** A plan by names, as in `plan.json`. */
interface NamedPlan {
  readonly add?: readonly { readonly name: string; readonly fields?: Readonly<Record<string, Json>> }[]
  readonly update?: readonly {
    readonly name: string
    readonly set?: Readonly<Record<string, Json>>
    readonly unset?: readonly string[]
  }[]
  readonly remove?: readonly string[]
  readonly callbacks?: { readonly from: readonly string[]; readonly to: readonly string[] }
}

export const patchNames: readonly string[] = readdirSync(folder).filter((name) =>
  existsSync(new URL(`${name}/plan.json`, folder)),
)

export function patchText(name: string, file: 'before.yaml' | 'after.yaml'): string {
  return decodeConfig(readFileSync(new URL(`${name}/${file}`, folder)), file)
}

export function patchPlan(name: string, config: ParsedConfig): Changes {
  const named: NamedPlan = JSON.parse(readFileSync(new URL(`${name}/plan.json`, folder), 'utf8'))
  const indexOf = (entry: string) => config.entries.findIndex((each) => each.name === entry)
  return plan({
    add: (named.add ?? []).map((each) => addition(each.name, each.fields)),
    update: (named.update ?? []).map((each) => {
      const gone = (each.unset ?? []).map((path) => [path, undefined] as const)
      return update(config, indexOf(each.name), { ...each.set, ...Object.fromEntries(gone) })
    }),
    remove: (named.remove ?? []).map((each) => removal(config, indexOf(each))),
    other: named.callbacks ? [callbacks(named.callbacks.from, named.callbacks.to)] : [],
  })
}
