// The script of a page that has a script tag for the package.
const { QueryError, SearchError } = OkapiSearch

const error = new QueryError('No closing quote.', 3, 9)
console.log(error.name, error.start, error.end)
console.log(error instanceof SearchError)
