import { IMAGE_CALLBACK, IMAGE_FILE, type ParsedConfig } from '@copilot-sync/config-writer'
import { hashValue, type OtherChange } from '@copilot-sync/plan'
import { readCompanion } from '@copilot-sync/state'
import { dirname, join } from 'node:path'
import { readSiblings } from '../layout/read-siblings.ts'
import type { ConfigPlace } from '../place/config-place.ts'
import { guardLinkedConfig } from './guard-linked-config.ts'

/** The callback's file: LiteLLM imports it from the folder of its config. */
export function companionPath(realPath: string): string {
  return join(dirname(realPath), IMAGE_FILE)
}

/**
 * What changes outside `model_list` for the callback whose text is `wanted`, null where there is to be none: its file beside the config, and its item in `litellm_settings.callbacks`.
 * Errors: UNSAFE_EDIT (6) where LiteLLM would not find the file.
 */
export async function planImages(
  open: ConfigPlace & { readonly parsed: ParsedConfig },
  wanted: string | null,
): Promise<OtherChange[]> {
  const { callbacks } = open.parsed
  const path = companionPath(open.realPath)
  const present = await readCompanion(path)
  const named = callbacks.includes(IMAGE_CALLBACK)
  if (wanted !== null && !named) guardLinkedConfig(open, path)
  const changes: OtherChange[] = []
  if (wanted !== present && !(wanted === null && (await isShared(open.realPath)))) {
    changes.push({
      kind: 'file',
      name: IMAGE_FILE,
      from: present && hashValue(present),
      to: wanted && hashValue(wanted),
    })
  }
  if (named !== (wanted !== null)) {
    const others = callbacks.filter((item) => item !== IMAGE_CALLBACK)
    changes.push({
      kind: 'callbacks',
      from: callbacks,
      to: wanted === null ? others : [...others, IMAGE_CALLBACK],
    })
  }
  return changes
}

/** Whether another file of the folder speaks of the callback: its proxy would not start without it. */
async function isShared(realPath: string): Promise<boolean> {
  return (await readSiblings(realPath, IMAGE_CALLBACK)).length > 0
}
