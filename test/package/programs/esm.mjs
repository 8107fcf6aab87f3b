import { QueryError, SearchError } from 'okapi-search'
import * as sample from 'okapi-search/sample'

const error = new QueryError('No closing quote.', 3, 9)
console.log(error.name, error.start, error.end)
console.log(error instanceof sample.SearchError && error instanceof SearchError)
