import type { CatalogModel, CatalogPath, Json } from '@copilot-sync/catalog'
import type { Place } from '@copilot-sync/errors'
import type { MessagePort } from 'node:worker_threads'
import type { RuleReference } from '../load-rules.ts'

export interface WorkerData {
  readonly port: MessagePort
  /** Memory that both threads see; by the names of `cells`. */
  readonly cells: Int32Array<SharedArrayBuffer>
  /** The folder of the settings. */
  readonly from: string
  /** Where Node keeps compiled code, if it does: stripping types anew would cost 50 ms. */
  readonly cache: string | undefined
}

/** What stands where in the shared memory: how many answers were given, and whose timer runs (a module's number + 1, or 0). */
export const cells = { answers: 0, timer: 1 } as const

export interface LoadRequest {
  readonly module: number
  readonly reference: RuleReference
}

export interface AskRequest {
  readonly module: number
  /** Which of the module's rules. */
  readonly rule: number
  /** The model's number, under which the worker keeps it. */
  readonly key: number
  /** Where it is asked for the first time. */
  readonly model?: CatalogModel
  readonly hidden: readonly CatalogPath[]
}

export type Request = LoadRequest | AskRequest

export interface Fault {
  readonly message: string
  readonly place: Place | null
}

/** A rule without its functions. */
export type RuleData = Readonly<Record<string, Json>>

export interface Reply {
  /** Of a load: the module's rules. */
  readonly rules?: readonly RuleData[]
  /** Of a load: a plain mistake, with what mends it. */
  readonly invalid?: { readonly message: string; readonly hint: string; readonly stack: string | undefined }
  /** Of a question, as JSON; undefined where the rule has nothing to say. */
  readonly answer?: string | undefined
  /** The paths that the rule looked at, in their order; `id` too. */
  readonly reads?: readonly CatalogPath[]
  readonly fault?: Fault
  /** Files that were loaded since the last reply, each with what tells one content from another. */
  readonly files: readonly (readonly [file: string, mark: string])[]
}
