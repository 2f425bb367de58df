import type { Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import type { FieldChange, WantedEntry } from '@copilot-sync/plan'
import { readdirSync, readFileSync } from 'node:fs'
import { type Changes, decodeConfig, type ParsedConfig, parseConfig, patchConfig, verifyPatch } from '../src/index.ts'

export { comparable, hasPyYaml, type Loaded, LOADER, pyLoad } from '../../pyyaml/test/py-yaml.ts'

const configs = new URL('../../../test-fixtures/configs/', import.meta.url)

export const fixtureNames: readonly string[] = readdirSync(configs).filter((name) => name.endsWith('.yaml'))

export function fixture(name: string): string {
  return decodeConfig(readFileSync(new URL(name, configs)), name)
}

export type { Changes }

export function plan(changes: Partial<Changes>): Changes {
  return { add: [], update: [], remove: [], other: [], ...changes }
}

/** An entry as the mapper wants it, with more fields after the reserved ones. */
function wanted(name: string, more: Readonly<Record<string, Json>> = {}): WantedEntry {
  const id = `copilot-${name.replace('/', '-')}`
  const fields: Record<string, Json> = {
    model_name: name,
    'litellm_params.model': name,
    'model_info.id': id,
    'model_info.managed_by': 'copilot-sync',
    ...more,
  }
  return {
    name,
    id,
    model: name,
    fields: Object.entries(fields).map(([path, value]) => ({ path, value, rule: 'test' })),
  }
}

export function addition(name: string, more?: Readonly<Record<string, Json>>) {
  return { name, entry: wanted(name, more) }
}

/** The update that sets these paths of an entry; undefined removes one. */
export function update(config: ParsedConfig, index: number, to: Readonly<Record<string, Json | undefined>>) {
  const fields = Object.entries(to).map(([path, value]): FieldChange => ({
    path,
    from: undefined,
    to: value,
    rule: 'test',
  }))
  return { name: config.entries[index]?.name ?? '', index, fields }
}

export function removal(config: ParsedConfig, index: number) {
  return { name: config.entries[index]?.name ?? '', index }
}

export const CALLBACK = 'copilot_sync_images.callback'

export function callbacks(from: readonly string[], to: readonly string[]) {
  return { path: 'litellm_settings.callbacks', from, to }
}

/** Patches, checks the result with the package's own check and gives the new text. */
export function patch(config: ParsedConfig, changes: Changes): string {
  const text = patchConfig(config, changes)
  verifyPatch(config, text, changes)
  return text
}

export function read(text: string): ParsedConfig {
  return parseConfig(text, 'config.yaml')
}

/** The code of the SyncError that is thrown, with line and column. */
export function faultOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    const { line, col } = error.place ?? {}
    return line === undefined ? error.code : `${error.code} ${line}:${col}`
  }
  return 'none'
}
