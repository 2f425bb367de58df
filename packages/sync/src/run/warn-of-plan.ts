import type { SyncWarning } from '@copilot-sync/errors'
import { failedRules, type Mapping } from '@copilot-sync/mapper'
import { isOwn } from '@copilot-sync/plan'
import type { Runtime } from '../contract/runtime.ts'
import { lostHeaders } from './lost-headers.ts'
import type { Planned } from './plan-config.ts'

/** What a person should know of a plan: failed rules, wildcards that keep serving what is gone, images, adoption. */
export function warnOfPlan({ warn }: Pick<Runtime, 'warn'>, planned: Planned): void {
  for (const warning of warningsOf(planned)) warn(warning)
}

function* warningsOf(planned: Planned): Generator<SyncWarning> {
  const { plan, left, prepared } = planned
  const { mapping, settings } = prepared
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
function idleTakes({ input, prepared: { take } }: Planned): string[] {
  if (take === 'all' || take.length === 0) return []
  const foreign = input.entries.filter(
    (entry) => isOwn(entry, input) && (input.claimed?.has(entry.key) || !input.known.has(entry.id ?? '')),
  )
  const names = new Set(foreign.map(({ name }) => name))
  return take.filter((name) => !names.has(name))
}

function seesImages({ entries, facts: { images } }: Mapping): boolean {
  return entries.some(({ fields }) =>
    fields.some(({ path, value }) => images.some((image) => image === path) && value === true),
  )
}
