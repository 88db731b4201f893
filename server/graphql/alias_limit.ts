import { GraphQLError, type ValidationRule } from 'graphql'
import { RiskError } from '../db/errors.ts'

/** Refuses a document that asks for more than `most` fields under other names. */
export function aliasLimit(most: number): ValidationRule {
  return (context) => {
    let aliases = 0
    return {
      Field(node) {
        if (node.alias === undefined || ++aliases !== most + 1) return
        const cause = new RiskError('LIMIT_EXCEEDED', `at most ${most} aliases in a document`)
        context.reportError(
          new GraphQLError(cause.message, {
            nodes: node,
            originalError: cause,
            extensions: { code: cause.code },
          }),
        )
      },
    }
  }
}
