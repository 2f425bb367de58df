import { covers } from '@copilot-sync/catalog'
import type { ModelView, Rule } from './rule.ts'
import { showing, shownBy } from './view-model.ts'

/** Asks a rule about a model, and holds it to its `reads`: an undeclared one is its failure, also where it catches the error. */
export function askRule<T>(rule: Rule, model: ModelView, ask: (model: ModelView) => T): T {
  let broken: TypeError | undefined
  const view: ModelView = {
    get id() {
      return model.id
    },
    get(path) {
      if (path === 'id' || rule.reads.some((declared) => covers(declared, path))) return model.get(path)
      broken ??= new TypeError(`it reads ${path}, which is not among its reads`)
      throw broken
    },
    matches: (...patterns) => model.matches(...patterns),
  }
  const answer = ask(showing(view, shownBy(model)))
  if (broken) throw broken
  return answer
}
