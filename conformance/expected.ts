import type { CellName, Expectation, Modes } from './types.ts'

/** A kind of cell that cannot pass, and why. A cell named here that passes is a failure too. */
export interface ExpectedRed {
  readonly when: Partial<Pick<Modes, 'images'>>
  readonly models: (model: Expectation) => boolean
  readonly cells: readonly CellName[]
  readonly status: number
  readonly reason: string
}

/** The first that matches counts. */
export const expectedReds: readonly ExpectedRed[] = [
  {
    when: {},
    models: ({ claudeWithoutMessages }) => claudeWithoutMessages,
    cells: ['messages'],
    status: 400,
    reason:
      'LiteLLM sends /v1/messages natively for ids with "claude"; this catalog does not offer it, no config helps',
  },
  {
    when: { images: 'off' },
    models: ({ vision }) => vision,
    cells: ['image'],
    status: 400,
    reason: 'LiteLLM never sends copilot-vision-request, and this setting adds nothing',
  },
  {
    when: { images: 'header' },
    models: ({ vision }) => vision,
    cells: ['text', 'stream', 'tools', 'effort', 'responses', 'messages'],
    status: 429,
    reason: 'the vision header on requests without an image counts as a vision request',
  },
]

export function expectedRed(name: CellName, model: Expectation, modes: Modes | undefined): ExpectedRed | undefined {
  return expectedReds.find(({ cells, models, when }) => {
    const { images = modes?.images } = when
    return cells.includes(name) && models(model) && images === modes?.images
  })
}
