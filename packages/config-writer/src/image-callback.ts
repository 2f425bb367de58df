/** The item of `litellm_settings.callbacks` that names it. */
export const IMAGE_CALLBACK = 'copilot_sync_images.callback'

/** With one header of its own a request on LiteLLM's chat route loses all others (1.106.2), so the set is whole. */
const needed = {
  'openai-intent': 'conversation-panel',
  'x-github-api-version': '2025-04-01',
}

const MODULE = `
"""A LiteLLM callback: adds Copilot's header for images to requests that hold an image, and to no others.

Copilot refuses images without the header and limits requests that carry it, so it cannot stand in the config.
"""

from litellm.integrations.custom_logger import CustomLogger

HEADERS = {
@HEADERS@}
VISION = "copilot-vision-request"
IMAGE_TYPES = frozenset(("image_url", "input_image", "image"))


def holds_image(part):
    """Looks through messages, their content, and what tools returned."""
    if hasattr(part, "model_dump"):
        part = part.model_dump()
    if isinstance(part, dict):
        kind = part.get("type")
        if isinstance(kind, str) and kind in IMAGE_TYPES:
            return True
        return any(holds_image(each) for each in part.values())
    if isinstance(part, (list, tuple)):
        return any(holds_image(each) for each in part)
    return False


def is_copilot(kwargs):
    if kwargs.get("custom_llm_provider") == "github_copilot":
        return True
    return str(kwargs.get("model", "")).startswith("github_copilot/")


class CopilotImages(CustomLogger):
    async def async_pre_call_deployment_hook(self, kwargs, call_type):
        if not is_copilot(kwargs):
            return kwargs
        if not holds_image(kwargs.get("messages")) and not holds_image(kwargs.get("input")):
            return kwargs
        given = kwargs.get("extra_headers") or {}
        names = {name.lower() for name in given}
        headers = {name: value for name, value in HEADERS.items() if name not in names}
        headers.update((name, value) for name, value in given.items() if name.lower() != VISION)
        headers[VISION] = "true"
        kwargs["extra_headers"] = headers
        return kwargs


callback = CopilotImages()
`

/**
 * The Python text of a LiteLLM callback that adds `copilot-vision-request` to requests of `github_copilot` with an image.
 * `headers` are the editor headers (names in lower case) for requests whose entry gives none.
 */
export function imageCallback(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...needed, ...headers }).map(([name, value]) => {
    return `    ${literal(name.toLowerCase())}: ${literal(value)},\n`
  })
  const first =
    '# Written by copilot-sync: edits here are overwritten; `images: off` in its settings takes this file away.'
  return first + MODULE.replace('@HEADERS@', () => lines.join(''))
}

/** A JSON string of ASCII is one of Python too. */
function literal(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
