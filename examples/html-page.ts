// From a web page to a document: its text without menus and prompts, and what the page states about it.
// Needs two more packages: npm install @mozilla/readability linkedom
import { createIndex, date, keyword, text } from 'okapi-search'
import { articleFromHtml } from 'okapi-search/html'

// In a program this is what `await (await fetch(url)).text()` gives.
const html = `<html lang="en"><head>
  <title>Ferries to run through the winter - The Harbour Post</title>
  <meta property="og:site_name" content="The Harbour Post">
  <script type="application/ld+json">
    { "@type": "NewsArticle", "author": { "name": "Jane Roe" }, "datePublished": "2016-03-24T09:30:00Z" }
  </script>
</head><body>
  <nav><a href="/">Home</a> <a href="/news">News</a> <a href="/weather">Weather</a></nav>
  <article>
    <h1>Ferries to run through the winter</h1>
    <div class="share-buttons"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
    <p>The ferries between the islands will run through the winter, the harbour's office said on Thursday.</p>
    <figure><img src="ferry.jpg"><figcaption>A ferry in the harbour. Photo: John Doe</figcaption></figure>
    <p>Last year they stopped in November, and the people of the outer islands had to wait for spring.</p>
    <p>Sign up for our newsletter and get the news in your inbox.</p>
    <p>Two boats were made ready for the ice, with stronger hulls, and a third one will follow in a year.</p>
  </article>
  <footer>© 2016 The Harbour Post. All rights reserved.</footer>
</body></html>`

const article = articleFromHtml(html, { url: 'https://harbour.example/2016/03/24/ferries' })

console.log(
  `${article.title} (${article.author}, ${article.source}, ${article.published}, ${article.language})`,
)
for (const paragraph of article.paragraphs) console.log(`  ${paragraph}`)

const index = createIndex({
  schema: { title: text({ boost: 2 }), body: text(), author: text(), source: keyword(), published: date() },
})
index.add(article)

const { hits } = index.search('winter ferry published:>=2016')
console.log(`${hits.length} found: ${hits[0]?.document.title}`)
