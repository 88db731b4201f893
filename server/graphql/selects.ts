import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Whether the query asks, beneath this field, for the field at `path`; fragments are looked into. */
export function selects(info: GraphQLResolveInfo, path: readonly string[]): boolean {
  const within = (set: SelectionSetNode | undefined, [name, ...rest]: readonly string[]): boolean =>
    (set?.selections ?? []).some((selection) => {
      if (selection.kind === 'FragmentSpread')
        return within(info.fragments[selection.name.value]?.selectionSet, [name!, ...rest])
      if (selection.kind === 'InlineFragment')
        return within(selection.selectionSet, [name!, ...rest])
      if (selection.name.value !== name) return false
      return rest.length === 0 || within(selection.selectionSet, rest)
    })
  return info.fieldNodes.some((node) => within(node.selectionSet, path))
}
