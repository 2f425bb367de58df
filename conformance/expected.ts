import type { CellName, Expectation, Modes, Run } from './types.ts'

/** A kind of cell that cannot pass, and why. A cell named here that passes is a failure too. */
export interface ExpectedRed {
  readonly when: Partial<Pick<Modes, 'images'>>
  readonly models: (model: Expectation) => boolean
  readonly cells: readonly CellName[]
  readonly status: number
  /** Older versions of LiteLLM pass. */
  readonly since?: string
  readonly reason: string
}

/** The first that matches counts. */
const expectedReds: readonly ExpectedRed[] = [
  {
    when: {},
    models: ({ claudeWithoutMessages }) => claudeWithoutMessages,
    cells: ['messages'],
    status: 400,
    since: '1.92.0',
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

export function expectedRed(
  name: CellName,
  model: Expectation,
  { litellm, modes }: Pick<Run, 'litellm' | 'modes'>,
): ExpectedRed | undefined {
  return expectedReds.find(({ cells, models, since = '0', when }) => {
    const { images = modes?.images } = when
    return cells.includes(name) && models(model) && images === modes?.images && !isOlder(litellm, since)
  })
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0
}
