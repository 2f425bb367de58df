import type { Catalog } from '@copilot-sync/api-client'
import { IMAGE_CALLBACK, type ParsedConfig } from '@copilot-sync/config-writer'
import { formatPlace } from '@copilot-sync/errors'
import { failedRules, type Mapping } from '@copilot-sync/mapper'
import type { Runtime } from '../runtime.ts'
import { lostHeaders } from './lost-headers.ts'
import type { Planned } from './plan-config.ts'
import type { Prepared } from './prepare.ts'

/** What a person should know of a catalog: entries that could not be read, ids twice, the service's own notices. */
export function warnOfCatalog({ step, warn }: Runtime, { rejected, duplicates, notices }: Catalog): void {
  for (const { index, id, reason } of rejected)
    warn(`catalog entry ${index}${id ? ` (${id})` : ''} was not read: ${reason}`)
  if (duplicates.length > 0) step(`the catalog lists twice: ${duplicates.join(', ')}; the first of each is taken`)
  for (const notice of notices) warn(`Copilot says: ${notice}`)
}

/** What LiteLLM reads in a config otherwise than it looks: keys that are given twice. */
export function warnOfConfig({ warn }: Runtime, configs: readonly ParsedConfig[]): void {
  for (const { message, place } of configs.flatMap(({ warnings }) => warnings))
    warn(`${formatPlace(place)}: ${message}`)
}

/** What a person should know of a plan: failed rules, wildcards that keep serving what is gone, images, adoption. */
export function warnOfPlan({ warn }: Runtime, { mapping, settings }: Prepared, { plan, left, layout }: Planned): void {
  for (const { rule, model, message } of failedRules(mapping)) {
    warn(
      model === null
        ? `${rule} failed when it was loaded, and what it may decide stays as it is: ${message}`
        : `rule ${rule} failed on ${model}, whose present value stays: ${message}`,
    )
  }
  for (const file of layout.missing) {
    warn(`${file} is included and does not exist: LiteLLM does not start, and the names in it are not known`)
  }
  for (const other of layout.others) {
    if (
      settings.images === 'hook' &&
      other.keys.includes('litellm_settings') &&
      !other.callbacks.includes(IMAGE_CALLBACK)
    )
      warn(
        `${other.file} is included, and its litellm_settings take the place of the config's: name ${IMAGE_CALLBACK} in its callbacks, or images fail`,
      )
    if (other.listStyle === 'null')
      warn(`${other.file} is included, and its empty model_list wipes the config's: write []`)
  }
  for (const name of plan.wildcards)
    warn(`the wildcard entry ${name} keeps serving models that the catalog no longer has`)
  for (const { name, why } of plan.copies) {
    warn(
      why === 'id'
        ? `entry ${name ?? '(no name)'} carries our mark but not the id of its name: it is yours and stays as it is`
        : `entry ${name ?? '(no name)'} repeats one of ours: it is yours and stays as it is`,
    )
  }
  if (plan.adoptable > 0) {
    const entries = plan.adoptable === 1 ? 'entry stays' : 'entries stay'
    warn(
      `${plan.adoptable} hand-made github_copilot ${entries} yours and out of step; \`copilot-sync sync --adopt\` adopts`,
    )
  }
  for (const { name, why } of left) warn(`entry ${name} is not adopted, because it cannot be edited safely: ${why}`)
  for (const { name, header } of lostHeaders(plan)) {
    warn(
      `adopting ${name} takes its header ${header} away; \`editor\` in copilot-sync.yaml sends a header with all entries`,
    )
  }
  if (settings.images === 'off' && seesImages(mapping)) {
    warn('images: off, so Copilot answers 400 to images in requests; `images: hook` in copilot-sync.yaml cures it')
  }
}

function seesImages({ entries }: Mapping): boolean {
  return entries.some(({ fields }) =>
    fields.some(({ path, value }) => path === 'model_info.supports_vision' && value === true),
  )
}
