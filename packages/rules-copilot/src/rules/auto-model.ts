import type { SelectRule } from '@copilot-sync/mapper'

/** `auto` is a choice that Copilot makes for a session of its own clients, by a header of each conversation; no request of LiteLLM has one. */
const pseudo = /^auto$|^auto-|-auto$/

export const autoModel: SelectRule = {
  api: 1,
  name: 'auto-model',
  summary: "The model is one, not Copilot's automatic choice among others.",
  order: 35,
  advice: [],
  reads: ['id'],
  select({ id }) {
    return pseudo.test(id)
      ? "id is that of a pseudo-model, by which Copilot's own clients let it choose one"
      : undefined
  },
  examples: [
    { catalog: { id: 'gpt-9' }, out: undefined },
    { catalog: { id: 'autopilot-1' }, out: undefined },
    { catalog: { id: 'semi-automatic' }, out: undefined },
    ...['auto', 'auto-model-3', 'goldeneye-free-auto'].map((id) => ({
      catalog: { id },
      out: "id is that of a pseudo-model, by which Copilot's own clients let it choose one",
    })),
  ],
}
