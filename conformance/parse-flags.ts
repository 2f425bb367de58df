import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export const usage = `npm run conformance -- [flags]

  --part NAME       catalogs, product, faults, yaml, live, compare (repeatable; default: all but compare)
  --catalog TEXT    only catalogs whose name holds TEXT
  --litellm VERSION the LiteLLM to test with (default: the pinned one of versions.json)
  --all-versions    the catalogs part with each version of versions.json
  --cli FILE        the command line to test (default: apps/cli/bin/run.js)
  --json FILE       write all results there
  --markdown FILE   write the tables there
  --jobs N          proxies at a time (default 2)
  --live            ask the models of your own account; says first what that costs, and asks with --yes only
  --yes             with --live: ask
  --model TEXT      with --live: only models whose id holds TEXT
  --verbose         a row a model for every run
  --keep            leave the folders of the runs
`

const parts = ['catalogs', 'product', 'faults', 'yaml', 'live', 'compare'] as const
type Part = (typeof parts)[number]

export interface Flags {
  readonly parts: readonly Part[]
  readonly catalog: string
  readonly litellm: string | undefined
  readonly allVersions: boolean
  readonly cli: string
  readonly json: string | undefined
  readonly markdown: string | undefined
  readonly jobs: number
  readonly live: boolean
  readonly yes: boolean
  readonly model: string
  readonly verbose: boolean
  readonly keep: boolean
  readonly help: boolean
}

export function parseFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      part: { type: 'string', multiple: true },
      catalog: { type: 'string' },
      litellm: { type: 'string' },
      'all-versions': { type: 'boolean' },
      cli: { type: 'string' },
      json: { type: 'string' },
      markdown: { type: 'string' },
      jobs: { type: 'string' },
      live: { type: 'boolean' },
      yes: { type: 'boolean' },
      model: { type: 'string' },
      verbose: { type: 'boolean' },
      keep: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const wanted = values.part ?? parts.filter((part) => part !== 'compare')
  const unknown = wanted.find((part) => !parts.some((each) => each === part))
  if (unknown !== undefined) throw new Error(`--part ${unknown}: one of ${parts.join(', ')}`)
  return {
    parts: parts.filter((part) => wanted.includes(part)),
    catalog: values.catalog ?? '',
    litellm: values.litellm,
    allVersions: values['all-versions'] ?? false,
    cli: values.cli ?? fileURLToPath(new URL('../apps/cli/bin/run.js', import.meta.url)),
    json: values.json,
    markdown: values.markdown,
    jobs: Math.max(1, Number(values.jobs ?? 2) || 2),
    live: values.live ?? false,
    yes: values.yes ?? false,
    model: values.model ?? '',
    verbose: values.verbose ?? false,
    keep: values.keep ?? false,
    help: values.help ?? false,
  }
}
