import { refuseText } from '../answers/refuse.ts'
import type { Answer, Call } from '../call.ts'
import { oldestVersion } from '../catalog/shapes.ts'

/** `2022-11-28`, which GitHub's own client adds by itself, is among those refused. */
export function checkApiVersion({ headers }: Call): Answer | undefined {
  const version = headers['x-github-api-version']
  if (version === undefined) return undefined
  if (/^\d{4}-\d\d-\d\d$/.test(version) && version >= oldestVersion) return undefined
  return refuseText(400, 'bad request: invalid apiVersion')
}
