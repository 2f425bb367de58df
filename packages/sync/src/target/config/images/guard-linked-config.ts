import { SyncError } from '@copilot-sync/errors'
import { readlinkSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { ConfigPlace } from '../place/config-place.ts'
import { realFolder } from '../place/real-folder.ts'

/**
 * LiteLLM 1.109.1 imports a callback from the folder of the path that it was given, without following links
 * (`get_instance_fn`). Where the config is a link into another folder, a link to the callback must stand beside it, too.
 */
export function guardLinkedConfig({ path, realPath }: ConfigPlace, companion: string): void {
  const beside = join(dirname(path), basename(companion))
  if (realFolder(path) === dirname(realPath) || targetOf(beside) === companion) return
  throw new SyncError(
    'UNSAFE_EDIT',
    `this is a link into ${dirname(realPath)}, and LiteLLM, started with it, would look for the image callback beside the link`,
    {
      hint: `Run \`ln -s ${companion} ${beside}\`, then this again; or name the file itself, to copilot-sync and to LiteLLM.`,
      place: { file: path },
    },
  )
}

/** Where a link leads, also when nothing is there yet. */
function targetOf(link: string): string | undefined {
  try {
    const target = resolve(dirname(link), readlinkSync(link))
    return join(realFolder(target), basename(target))
  } catch {
    return undefined
  }
}
