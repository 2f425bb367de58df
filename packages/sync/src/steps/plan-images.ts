import { editorHeaders } from '@copilot-sync/api-client'
import { IMAGE_CALLBACK, IMAGE_FILE, imageCallback, type ParsedConfig } from '@copilot-sync/config-writer'
import { hashValue, type OtherChange } from '@copilot-sync/plan'
import { dirname, join } from 'node:path'
import type { Settings } from '../settings/settings.ts'

/** The callback's file: LiteLLM imports it from the folder of its config. */
export function companionPath(realPath: string): string {
  return join(dirname(realPath), IMAGE_FILE)
}

/** The text of the callback that `images: hook` wants, or null. */
export function wantedCallback(settings: Settings): string | null {
  return settings.images === 'hook' ? imageCallback(editorHeaders(settings.editor)) : null
}

/** What changes outside `model_list`: the callback's file beside the config, and its item in `litellm_settings.callbacks`. */
export function planImages(config: ParsedConfig, settings: Settings, present: string | null): OtherChange[] {
  const wanted = wantedCallback(settings)
  const named = config.callbacks.includes(IMAGE_CALLBACK)
  const changes: OtherChange[] = []
  if (wanted !== present) {
    changes.push({ path: `file:${IMAGE_FILE}`, from: present && hashValue(present), to: wanted && hashValue(wanted) })
  }
  if (named !== (wanted !== null)) {
    const others = config.callbacks.filter((item) => item !== IMAGE_CALLBACK)
    changes.push({
      path: 'litellm_settings.callbacks',
      from: config.callbacks,
      to: wanted === null ? others : [...others, IMAGE_CALLBACK],
    })
  }
  return changes
}
