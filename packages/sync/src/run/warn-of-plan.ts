import { editorHeaderNames, type Json } from '@copilot-sync/catalog'
import type { SyncWarning } from '@copilot-sync/errors'
import { failedRules, type Mapping } from '@copilot-sync/mapper'
import { isOwn, type Plan } from '@copilot-sync/plan'
import type { Runtime } from '../contract/runtime.ts'
import type { Planned } from './plan-config.ts'

/** What a person should know of a plan: failed rules, wildcards that keep serving what is gone, images, adoption. */
export function warnOfPlan({ warn }: Pick<Runtime, 'warn'>, planned: Planned): void {
  for (const warning of warningsOf(planned)) warn(warning)
}

function* warningsOf(planned: Planned): Generator<SyncWarning> {
  const { plan, left, inputs } = planned
  const { mapping, settings } = inputs
  for (const { rule, model, message, place } of failedRules(mapping)) {
    yield {
      code: 'RULE_FAILED',
      message:
        model === null
          ? `${rule} failed when it was loaded, and what it may decide stays as it is: ${message}`
          : `rule ${rule} failed on ${model}, whose present value stays: ${message}`,
      ...(place && { place }),
    }
  }
  for (const name of plan.wildcards) {
    yield {
      code: 'WILDCARD',
      message: `the wildcard entry ${name} keeps serving models that the catalog no longer has`,
    }
  }
  for (const { name, why } of plan.copies) {
    const which = `entry ${name ?? '(no name)'}`
    const what = why === 'id' ? 'carries our mark but not the id of its name' : 'repeats one of ours'
    yield { code: 'COPIED_ENTRY', message: `${which} ${what}: it is yours and stays as it is` }
  }
  if (plan.adoptable > 0) {
    const entries = plan.adoptable === 1 ? 'entry stays' : 'entries stay'
    yield {
      code: 'ADOPTABLE',
      message: `${plan.adoptable} hand-made github_copilot ${entries} yours and out of step; \`copilot-sync sync --adopt\` adopts`,
    }
  }
  for (const name of idleTakes(planned)) {
    yield {
      code: 'NOTHING_TO_TAKE',
      message: `--take ${name}: no entry of this name waits to be taken over`,
    }
  }
  for (const { name, why } of left) {
    yield { code: 'NOT_ADOPTED', message: `entry ${name} is not adopted, because it cannot be edited safely: ${why}` }
  }
  for (const { name, header } of lostHeaders(plan)) {
    yield {
      code: 'HEADER_LOST',
      message: `adopting ${name} takes its header ${header} away; \`editor\` in copilot-sync.yaml sends a header with all entries`,
    }
  }
  if (settings.images === 'off' && seesImages(mapping)) {
    yield {
      code: 'IMAGES_OFF',
      message:
        'images: off, so Copilot answers 400 to images in requests; `images: hook` in copilot-sync.yaml cures it',
    }
  }
}

/** Names that `--take` need not have given: nothing goes, or changes hands, for them. */
function idleTakes({ planInput, inputs: { take } }: Planned): string[] {
  if (take === 'all' || take.length === 0) return []
  const foreign = planInput.entries.filter(
    (entry) => isOwn(entry, planInput) && (planInput.claimed?.has(entry.key) || !planInput.known.has(entry.id ?? '')),
  )
  const names = new Set(foreign.map(({ name }) => name))
  return take.filter((name) => !names.has(name))
}

function seesImages({ entries, facts: { images } }: Mapping): boolean {
  return entries.some(({ fields }) =>
    fields.some(({ path, value }) => images.some((image) => image === path) && value === true),
  )
}

const HEADERS = 'litellm_params.extra_headers'

/** Headers of the user's that an adoption replaces by the whole set of ours, which does not have them. */
function lostHeaders(plan: Plan): { readonly name: string; readonly header: string }[] {
  return plan.update
    .filter((one) => one.adopted)
    .flatMap(({ name, fields }) =>
      fields
        .filter(({ path }) => path === HEADERS)
        .flatMap(({ from, to }) => {
          const kept = new Set(namesOf(to).map((header) => header.toLowerCase()))
          return namesOf(from).filter(
            (header) => !kept.has(header.toLowerCase()) && !editorHeaderNames.has(header.toLowerCase()),
          )
        })
        .map((header) => ({ name, header })),
    )
}

const namesOf = (value: Json | undefined): string[] => (value && typeof value === 'object' ? Object.keys(value) : [])
