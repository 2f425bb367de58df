import { editorHeaderNames, type Json } from '@copilot-sync/catalog'
import type { Plan } from '@copilot-sync/plan'

const HEADERS = 'litellm_params.extra_headers'

/** Headers of the user's that an adoption replaces by the whole set of ours, which does not have them. */
export function lostHeaders(plan: Plan): { readonly name: string; readonly header: string }[] {
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
