import type { Context } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import type { Inputs } from '../inputs/read-inputs.ts'
import type { Snapshot } from '../target/target.ts'
import { planConfig, type PlanOptions } from './plan-config.ts'
import { updatesOf } from './to-result.ts'

/**
 * On a terminal: asks whether the hand-made entries become ours, and shows what would change in them. Nothing is asked
 * when a flag or the settings say it.
 */
export async function askToAdopt(
  runtime: Runtime,
  context: Context,
  snapshot: Snapshot,
  inputs: Inputs,
  options: PlanOptions,
): Promise<Inputs> {
  if (!runtime.confirm || inputs.adopt !== 'none' || inputs.settings.adopt !== null) return inputs
  if ((await planConfig(runtime, context, snapshot, inputs, options)).plan.adoptable === 0) return inputs
  const adopting: Inputs = { ...inputs, adopt: 'all' }
  const { plan } = await planConfig(runtime, context, snapshot, adopting, options)
  const adopted = new Set(plan.update.flatMap((one) => (one.adopted ? [one.name] : [])))
  const changes = updatesOf(plan, inputs.settings.layout).filter(({ name }) => adopted.has(name))
  if (changes.length === 0) return inputs
  const what = changes.length === 1 ? '1 hand-made entry' : `${changes.length} hand-made entries`
  return (await runtime.confirm(`Keep ${what} in step with the catalog too, as shown?`, changes)) ? adopting : inputs
}
