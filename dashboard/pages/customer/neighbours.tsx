import { graphql } from '../../api/graphql.ts'
import { useQuery } from '../../api/use_query.ts'
import { placeOf } from '../../components/paging.ts'
import { exact } from '../../format/number.ts'
import { Icon } from '../../marks/icons.tsx'
import { type Address, parseAddress } from '../../state/address.ts'
import { address } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { customerFilterOf } from '../customers/filter.ts'
import { decisionsVariables, runOf } from '../quota/filter.ts'
import { customerInList } from './href.ts'
import { w } from './words.ts'

const DecidedQuery = graphql(`
  query DecidedList($run: Int, $filter: DecisionFilter, $after: String, $sort: DecisionSort) {
    list: decisions(run: $run, filter: $filter, first: 100, after: $after, sort: $sort) {
      totalCount
      edges { node { id customer { sourceId } } }
    }
  }
`)

const CustomerListQuery = graphql(`
  query CustomerList($filter: CustomerFilter, $after: String) {
    list: customers(filter: $filter, first: 100, after: $after) {
      totalCount
      edges { node { id sourceId } }
    }
  }
`)

const nothing: Address = { page: '', id: null, filters: {}, settings: {} }

/** The customers before and after this one in the list that the reader came from. */
export function Neighbours({ sourceId }: { sourceId: string }) {
  const setting = address.value.settings.list
  const list = setting ? parseAddress(setting) : nothing
  const place = placeOf(list)
  const decided = useQuery(
    DecidedQuery,
    list.page === 'quota' ? { ...decisionsVariables(list), after: place.after } : null,
  )
  const everyone = useQuery(
    CustomerListQuery,
    list.page === 'customers' ? { filter: customerFilterOf(list), after: place.after } : null,
  )
  const found = list.page === 'quota' ? decided.data?.list : everyone.data?.list
  if (!setting || !found) return null
  const named = runOf(list) !== null
  const rows =
    list.page === 'quota'
      ? decided.data?.list.edges.map(({ node }) => ({
          id: node.customer.sourceId,
          decision: named ? node.id : null,
        }))
      : everyone.data?.list.edges.map(({ node }) => ({ id: node.sourceId, decision: null }))
  if (!rows) return null
  const at = rows.findIndex(({ id }) => id === sourceId)
  if (at < 0) return null
  const hrefTo = (row: (typeof rows)[number]) => customerInList(row.id, setting, row.decision)
  const [before, after] = [rows[at - 1], rows[at + 1]]
  return (
    <span class="neighbours button">
      {before !== undefined && (
        <a href={hrefTo(before)} aria-label={say(w.previous)} title={say(w.previous)}>
          <Icon name="back" />
        </a>
      )}
      <a href={setting} title={say(w.backToList)}>
        {say(w.position, {
          n: exact(place.before + at + 1, 0, locale.value),
          total: exact(found.totalCount, 0, locale.value),
        })}
      </a>
      {after !== undefined && (
        <a href={hrefTo(after)} aria-label={say(w.next)} title={say(w.next)}>
          <Icon name="next" />
        </a>
      )}
    </span>
  )
}
