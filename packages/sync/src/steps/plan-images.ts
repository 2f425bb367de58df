import { editorHeaders } from '@copilot-sync/api-client'
import { IMAGE_CALLBACK, IMAGE_FILE, imageCallback } from '@copilot-sync/config-writer'
import { readCompanion } from '@copilot-sync/state'
import { hashValue, type OtherChange } from '@copilot-sync/plan'
import { dirname, join } from 'node:path'
import { readSiblings } from '../layout/read-siblings.ts'
import type { Settings } from '../settings/settings.ts'
import { guardLinkedConfig } from './guard-linked-config.ts'
import type { OpenConfig } from './open-config.ts'

/** The callback's file: LiteLLM imports it from the folder of its config. */
export function companionPath(realPath: string): string {
  return join(dirname(realPath), IMAGE_FILE)
}

/** The text of the callback that `images: hook` wants, or null. */
export function wantedCallback(settings: Settings): string | null {
  return settings.images === 'hook' ? imageCallback(editorHeaders(settings.editor)) : null
}

/**
 * What changes outside `model_list`: the callback's file beside the config, and its item in `litellm_settings.callbacks`.
 * Errors: UNSAFE_EDIT (6) where LiteLLM would not find the file.
 */
export async function planImages(open: OpenConfig, settings: Settings): Promise<OtherChange[]> {
  const { callbacks } = open.parsed
  const path = companionPath(open.realPath)
  const present = await readCompanion(path)
  const wanted = wantedCallback(settings)
  const named = callbacks.includes(IMAGE_CALLBACK)
  if (wanted !== null && !named) guardLinkedConfig(open, path)
  const changes: OtherChange[] = []
  if (wanted !== present && !(wanted === null && (await isShared(open.realPath)))) {
    changes.push({ path: `file:${IMAGE_FILE}`, from: present && hashValue(present), to: wanted && hashValue(wanted) })
  }
  if (named !== (wanted !== null)) {
    const others = callbacks.filter((item) => item !== IMAGE_CALLBACK)
    changes.push({
      path: 'litellm_settings.callbacks',
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
