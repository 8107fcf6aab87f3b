export { articleFromHtml, type HtmlArticle, type HtmlOptions } from './article.ts'
