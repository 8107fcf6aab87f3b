// What a browser's bundle has in the place of linkedom: the page's own DOM is used there.
module.exports = {}
