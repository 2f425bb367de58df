/** An answer of `/models` with these models, all of them usable. */
export function catalogOf(ids: readonly string[], more: object = {}): string {
  return JSON.stringify({
    data: ids.map((id) => ({
      id,
      model_picker_enabled: true,
      capabilities: {
        type: 'chat',
        limits: { max_prompt_tokens: 100_000, max_output_tokens: 8000 },
        supports: { tool_calls: true },
      },
      ...more,
    })),
  })
}
