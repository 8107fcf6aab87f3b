const { QueryError, SearchError } = require('okapi-search')
const sample = require('okapi-search/sample')

const error = new QueryError('No closing quote.', 3, 9)
console.log(error.name, error.start, error.end)
console.log(error instanceof sample.SearchError && error instanceof SearchError)
