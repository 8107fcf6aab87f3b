import type { Block } from './blocks.ts'
import { COMMENT_HEADINGS, EDGE_LABELS, LABELS, RELATED_HEADINGS } from './chrome-phrases.ts'
import { pattern } from './pattern.ts'

/**
 * What a line of a page's surroundings is: the heading of the comments, of other stories, of the footer; a line that is
 * chrome anywhere; one that is chrome before and after the document only, for inside it may be the writer's.
 */
export type Chrome = 'comments' | 'related' | 'footer' | 'anywhere' | 'edge'

// A prompt is short. A longer line is read as text, whatever words it has.
const MOST_WORDS = 45

export const NETWORKS =
  '(?:facebook|twitter|whats ?app|telegram|linkedin|pinterest|reddit|instagram|youtube|tumblr|vk|вконтакте|одноклассник(?:и|ах)|google ?(?:\\+|plus|news)|flipboard|viber|threads|bluesky|mastodon|tiktok|дзен[е]?|фейсбуке?|твиттере?|телеграм[ме]?|viadeo|xing|social media)'
const buttons = () =>
  `(?:${NETWORKS}|x|ok|google|skype|messenger|pocket|rss|e-?mail|mail|print|copy(?: article)?(?: link)?|link|line|sms|share|tweet|pin|save|more|teilen|drucken|compartir|partager|condividi|поделиться)`

// Only names of networks and share buttons: "Facebook Twitter WhatsApp Email", "in Telegram".
const SHARING = /* @__PURE__ */ pattern(() => [
  `^(?:share|compartir|partager|teilen|condividi|поделиться)?[\\s:]*(?:(?:on|via|in|en|sur|auf|su|no|в|with)\\s+)?(?:${buttons()}(?:[\\s,|/·•&+]+|$|\\s+and\\s+|\\s+\\d+\\s*))+$`,
])

// "759 views", "Views: 759", "12 shares 3 comments", "1.2k", "0", "5 min read".
const COUNTED =
  'views?|shares?|likes?|reads?|hits|votes?|followers?|subscribers?|retweets?|reactions?|claps?|stars?|ratings?|downloads?|people|просмотр\\p{L}*|прочтени\\p{L}*|лайк\\p{L}*|голос\\p{L}*|подписчик\\p{L}*|репост\\p{L}*|aufrufe|mal gelesen|mal geteilt|visitas|vistas|lecturas|compartidos|veces compartido|vues|lectures|partages|visualizzazioni|visualizaciones|visualizações|condivisioni|compartilhamentos'
const COUNTER = /* @__PURE__ */ pattern(() => [
  `^(?:(?:total |post |page )?(?:${COUNTED})s?[\\s:]*\\d[\\d.,\\s]*(?:k|m|тыс\\.?|млн)?|\\d[\\d.,\\s]*(?:k|m|тыс\\.?|млн)?\\+? ?(?:total )?(?:${COUNTED})s?)(?:[\\s|·•,/]|$)`,
  '^\\d[\\d.,]*[km]?$',
  '^.{0,40}(?:[/|·•,–—-]|updated|published|posted) ?\\d+ (?:min|hr|minute|hour|day|week|month|year)s? ago$',
  '^(?:an?|\\d+) ?(?:s|m|h|d|w|min|sec|hr|second|minute|hour|day|week|month|year|yr)s?\\.? ago$',
  '^(?:vor|hace|il y a|há) \\d+ \\p{L}+$|^\\d+ \\p{L}+ (?:назад|fa|atrás)$',
  '^(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten) ?-?(?:min(?:ute)?s?\\.?|мин(?:ут\\p{L}*)?\\.?|minuten|minutos?|minuti)(?: (?:read|of reading|de lectura|de lecture|de leitura|di lettura|lesezeit|чтения|to read))?$',
  '^(?:reading time|read time|estimated reading|lesezeit|время чтения|tiempo de lectura|temps de lecture|tempo de leitura|tempo di lettura)\\b.{0,20}$',
])

const CURRENCY =
  '(?:[$€£¥₽₴₸₹₺]|usd|eur|gbp|rub|jpy|cny|chf|uah|kzt|byn|pln|btc|brent|wti|dow|nasdaq|s&p(?: ?500)?|ftse|dax|moex|rts|доллар|евро|нефть)'
const RATES = /* @__PURE__ */ pattern(() => [
  '^1 ?[a-z€$£₽]{1,3} ?[=:] ?\\d+(?:[.,]\\d+)? ?[a-z€$£₽₸]{1,3}$',
  `^(?:${CURRENCY}[\\s:/=]*(?:${CURRENCY}[\\s:=]*)?[+-]?\\d[\\d.,]*[$€₽]?(?:[\\s(]*[+\\-−▲▼↑↓]?\\d[\\d.,]*%?\\)?)?[\\s|·•,;▲▼↑↓]*)+$`,
  `^(?:\\d[\\d.,]*\\s*${CURRENCY}[\\s|·•,;]*)+$`,
])

// "+6", "clear° Atyrau +6", "12°C", "Wind 5 m/s": a temperature and hardly a word beside it.
const WEATHER = /* @__PURE__ */ pattern(() => [
  '^(?:[^.!?]{0,40}[\\s:,])?[+\\-−–]?\\d{1,2} ?°(?: ?[CFС])?(?:[\\s,/|][^.!?]{0,30})?$',
  '^[^.!?]{0,40}°[^.!?]{0,30}[+\\-−]\\d{1,2}$',
  '^[+\\-−]\\d{1,2}(?: ?\\.{2,3} ?[+\\-−]?\\d{1,2})?$',
  '^(?:wind|humidity|pressure|feels like|ветер|влажность|давление|viento|humedad)[\\s:]+[^.!?]{0,25}\\d[^.!?]{0,15}$',
])

// "Updated Nov 19, 6:55 AM; posted Nov 19, 6:51 AM", "Updated at 1:23 p.m."
const STAMP =
  /^(?:(?:last |first )?(?:updated|posted|published|modified)(?: on| at)?:? [^.!?]{0,24}\d{1,2}:\d\d ?(?:[ap]\.?m\b\.?)?(?: [A-Z]{2,4})?[;,|·]? ?)+$/i

// "Atyrau, October 20 15:01", "Monday 15:01": a clock, for the year is not said.
const CLOCK =
  /^(?:[\p{L} .'-]{2,30},\s)?(?:[\p{L}]{3,12},?\s)?(?:[\p{L}]{3,10}\.?\s\d{1,2}|\d{1,2}\s[\p{L}]{3,10}|\d{1,2}\.\d{1,2})?,?\s?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?(?:\s[A-Z]{2,4})?$/iu

// A URL, a mail address or a handle alone.
const ADDRESS = /^(?:https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|@\w+)$/i

// Prompts to the reader that hardly any writer would put into a text. Each names the reader's act and the site's thing.
const PROMPTS = /* @__PURE__ */ pattern(() => [
  '^(?:please )?(?:subscribe|sign up|register|join|enter your e-?mail)\\b.*\\b(?:our|newsletters?|inbox|e-?mails?|account|updates|channel|notifications?|mailing list|comment|community)\\b',
  `^(?:and |please )?(?:follow|like|find|join|read|watch|visit|connect with)\\b.{0,60}\\b(?:on|in|at|via)\\b(?: our)?[\\s:]*(?:official )?${NETWORKS}(?:[\\s,/&]+(?:and )?(?:${NETWORKS}|channel|page|group))*(?:\\s+@\\w+)?$`,
  '^follow us\\b.{0,60}$',
  '^(?:you (?:must|need to|have to) (?:be (?:logged|signed|registered)|log ?in|sign (?:in|up)|register)|(?:please )?(?:log|sign) ?in\\b.{0,40}\\b(?:to|or|with|using)\\b|to (?:comment|participate|post|leave a comment|join|continue reading)\\b.{0,60}(?:log ?in|sign|register|subscri|discussion)|already (?:have an account|a (?:member|subscriber))|(?:not a|don.t have an?) (?:member|subscriber|account)|forgot(?:ten)? (?:your )?password)',
  '^click (?:here|to (?:share|e-?mail|print|tweet|pin|enlarge|subscribe))\\b|^(?:subscribe|sign up|log ?in|register)\\b[^.!?"”]{0,70}$|^(?:go )?back to (?:the )?(?:list|top|news|home|all|main|search|results|index|previous)\\b.{0,30}$',
  '^(?:also )?(?:read|related|recommended|see also|watch|watch now|more|more on this|more from|read also|also read|read next|don.t miss|must read|in pictures|in pics|full coverage)(?: more| also| next| stor(?:y|ies)| articles?| news| coverage)?\\s?[:»>|–—]\\s?\\S',
  '^(?:read|see) more (?:about|on|from|at|of|stories|news|here)\\b',
  '^(?:(?:article |story |post )?(?:tags?|topics?|keywords?)|tagged(?: (?:with|as|in))?|categor(?:y|ies)|filed (?:under|in)|posted in|labels|more about|метки|теги|тэги|рубрики?|темы|schlagw(?:ö|oe)rter|stichworte|themen|etiquetas|temas|categorías|mots[- ]clés|étiquettes|argomenti|assuntos|marcadores)\\s?:',
  '^(?:share|tweet|pin|print|save|e-?mail|bookmark) (?:this|on|via|to|with your|your thoughts)\\b.{0,40}$',
  '^(?:contact|e-?mail|write to|reach|reply to) (?:the )?(?:author|reporter|writer|editor|newsroom|us)\\b.{0,60}(?:@|\\bat\\b)',
  '^(?:original|source|canonical|article|permanent|short) (?:url|link|article)\\b.{0,10}(?:https?:|:|$)',
  '^(?:leave|add|post|write|submit) (?:a|your) (?:comment|reply|review)\\b.{0,40}$',
  '^our standards ?:|^(?:was|did you find|how (?:helpful|useful) was) this (?:article|page|post|story|information|answer)?\\s?(?:helpful|useful|interesting)?\\W*$|^rate this (?:article|post|page|story|recipe)',
  '^(?:hi|hello|hey)(?: there)?[!,.]? (?:how can|can we|need|welcome|i.m|we.re)|^chat with us|^thank(?:s| you) for (?:signing|subscribing|registering|your (?:comment|feedback|submission|interest|vote))|^be the first to (?:comment|like|share|know)',
  '^embed(?:ded)? (?:content|video|tweet|post|code)\\b|^(?:ad|ads|embed|video|gallery)(?:_\\d+)?\\]$',
  '^(?:we have )?a small favou?r to ask|^support us\\b.{0,60}$',
  '^would love your (?:thoughts|comments|feedback)',
  '^(?:this|our) (?:web)?site uses\\b|^we (?:use|and our partners) .{0,40}cookies|^by (?:using|continuing|clicking|signing up|subscribing|browsing)\\b.{0,80}\\b(?:agree|accept|consent)',
  '^(?:see|found?|spotted?|notice|report|have you (?:seen|found|spotted)) an? (?:error|mistake|typo|inaccuracy)|^(?:error|mistake|typo) in (?:the )?text',
  '^(?:do you )?(?:have|got) a (?:news |confidential )?(?:story|tip|question|correction)\\b.{0,60}\\?',
  '^(?:download|get|install|try) (?:our|the) (?:free |mobile |news |official |new )*app\\b|available (?:on|in|from) the (?:app store|google play)',
  '^support (?:our|independent|quality|local|free) (?:[a-z]+ )?(?:journalism|work|newsroom|(?:web)?site|channel|reporting|media)|^become a (?:member|subscriber|patron|supporter)\\b|^(?:please )?(?:consider )?(?:donat|mak(?:e|ing) a donation|support)ing? .{0,40}(?:today|our work|independent)',
  '^you(?: have|.ve)? (?:reached|read|used|got|\\d+) .{0,40}(?:free )?articles?|^this (?:article|content|story) is (?:only )?(?:for|available to) .{0,20}(?:subscribers|members)|^(?:create|start) (?:a|your) free (?:account|trial)',
  '^\\[/?[a-z][a-z_-]{2,20}(?: [a-z_-]{2,20}=["“”\'][^\\]]*)?\\]$|^\\[[a-z][a-z_-]{2,20} [a-z_-]{2,20}=["“”\'][^\\]]{1,300}\\][^.!?]{0,60}(?:\\[/[a-z_-]+\\])?$',
  '^(?:image|photo|picture|slide|foto|bild|imagen|фото) \\d+ (?:of|/|de|von|из|di|sur) (?:/ ?)?\\d+$|^\\d+ of \\d+$|^this (?:slideshow|gallery|video|form|feature|site|page) requires javascript',
  '^(?:tell us what you think|let us know (?:what you think )?in the comments)\\b.{0,40}$',
  '^(?:baca juga|lees ook|czytaj (?:też|także)|läs (?:också|mer)|les også|læs også|ilgili haber)\\s?:\\s?\\S|^(?:関連記事|あわせて読みたい|相关阅读|相关新闻|相關新聞|관련기사)\\s?[:：]\\s?\\S',
  '^(?:your browser (?:does|is)|javascript (?:is|must)|please enable|this video (?:is |can.?t |cannot )(?:not |be |no longer )?(?:un)?(?:available|played)|unable to play|video unavailable)',
  '^(?:get|receive|stay|keep|never miss|be the first)\\b.{0,90}\\b(?:newsletters?|your (?:inbox|e-?mail)|our (?:e-?mails?|alerts|app|latest)|sign(?:ing)? up|subscrib\\p{L}+)',
  '^(?:save my name|notify me|your e-?mail address will|required fields|e-?mail ?\\*|name ?\\*|website ?\\*?$|captcha|i.m not a robot|you may use these html|comments? (?:are|is) (?:closed|moderated|disabled)|comments? on this)',
  // Russian
  '^(?:подписывайтесь|подпишитесь|подписаться на|следите? за (?:нами|нашими|новостями|обновлениями)|читайте нас|присоединяйтесь к|вступайте в наш|ставьте лайк)',
  `^(?:мы|наш канал|наша группа|мы есть|читайте|следите|обсудить|смотрите) (?:нас )?(?:в|на) ${NETWORKS}`,
  '^(?:нашли|заметили|увидели|обнаружили|если вы (?:нашли|заметили|увидели|обнаружили)|сообщить об|выделите) (?:на сайте )?(?:ошибк|опечатк|неточност|её|ее|текст|об ошибк)',
  '^(?:есть,? чем поделиться|расскажите (?:нам|друзьям|об этом)|(?:присылайте|пришлите) (?:нам|ваши|свои|фото|новости|видео)|поделитесь (?:с друзьями|новостью|ссылкой|этой|статьёй|статьей|в соц)|(?:для того,? )?чтобы (?:оставить|оставлять|прокомментировать|комментировать|добавить) .{0,40}(?:комментар|войд|авториз|зарегистр)|для участия в (?:обсуждении|дискуссии|чате)|оставлять комментарии|войдите(?:,| или| на сайт| чтобы|$)|авторизуйтесь|зарегистрируйтесь)',
  '^(?:читайте|смотрите|читай) (?:также|ещё|еще|далее|нас)(?!\\p{L})|^(?:по теме|материалы по теме|подробнее|ранее|фото|видео)\\s?:\\s?\\S',
  // German
  '^(?:abonnieren sie|jetzt (?:abonnieren|anmelden|registrieren|testen|kostenlos)|melden sie sich (?:an|hier|für|jetzt)|folgen sie uns|lesen sie (?:auch|mehr|hier|dazu|weiter)|diskutieren sie mit|registrieren sie sich|hier klicken|teilen sie (?:diesen|den) (?:artikel|beitrag)|mehr (?:zum thema|dazu|über)\\s?:|(?:diese|unsere) (?:web)?(?:site|seite) (?:verwendet|benutzt|nutzt)|wir (?:verwenden|nutzen) cookies|newsletter\\b.{0,30}(?:bestellen|anmelden|abonnieren)|sie haben einen fehler|fehler (?:gefunden|entdeckt))',
  // Spanish
  '^(?:suscr[ií]b[ae](?:te|se)|s[ií]guenos|s[ií]ganos|reg[ií]str(?:ate|ese)|inicia sesi[oó]n|recib[ae] .{0,60}(?:correo|bolet[ií]n|newsletter|email)|le[ea] (?:también|tambien|más|mas|además)|leer también|te puede interesar|compart(?:e|ir) (?:est[ae] (?:noticia|artículo|página)|en (?:facebook|twitter|redes|whatsapp))|ha(?:z|ga) clic|descarga (?:nuestra|la) app|(?:utilizamos|usamos) cookies|est[ae] (?:sitio|web|página).{0,10}(?:usa|utiliza)|para (?:comentar|seguir leyendo|poder comentar)|si (?:quieres|desea) recibir|¿(?:has|ha) (?:encontrado|visto) (?:un|algún) error)',
  // French
  '^(?:abonnez-vous|inscrivez-vous|suivez[- ](?:nous|toute|l)|connectez-vous|recevez\\b.{0,80}(?:mail|newsletter|boîte)|(?:à )?lire (?:aussi|également)|partagez (?:cet|sur|cette (?:page|info))|cliquez ici|nous utilisons des cookies|(?:ce|notre) site utilise|téléchargez (?:notre|l.app)|vous devez (?:être (?:connecté|inscrit)|vous (?:connecter|inscrire))|vous avez (?:repéré|trouvé|vu) une)',
  // Italian, Portuguese
  '^(?:iscriviti|abbonati|seguici|registrati|ricevi\\b.{0,60}(?:newsletter|mail)|leggi anche|condividi (?:su|questo articolo|l.articolo)|clicca qui|questo sito (?:usa|utilizza)|utilizziamo .{0,10}cookie|riproduzione riservata|scarica (?:la|l)|per commentare)',
  '^(?:assine|inscreva-se|cadastre-se|siga(?:-nos| o (?:canal|perfil)| a página| nosso)|receba\\b.{0,60}(?:newsletter|e-?mail|notícias)|lei?a (?:também|mais)|veja (?:também|mais)|saiba mais|(?:compartilhe|partilhe) (?:est[ae]|no|com)|clique aqui|(?:usamos|utilizamos) cookies|este site (?:usa|utiliza)|faça (?:o )?(?:seu )?login|baixe (?:o|nosso)|para comentar|participe do canal)',
])

// Phrases that only a page's furniture has, wherever in the line.
const UNMISTAKABLE = /* @__PURE__ */ pattern(() => [
  'your e-?mail address will not be published|required fields are marked|delivered (?:directly |straight |right )?to your inbox|go to the mediabank|\\bctrl ?\\+ ?enter\\b',
  'адрес (?:e-?mail|электронной почты) не будет опубликован|обязательные поля помечены|сохранить моё имя|(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht|erforderliche felder sind|dirección de correo electrónico no será publicada|los campos (?:obligatorios|necesarios) están|adresse e-?mail ne sera pas publiée|les champs obligatoires|indirizzo e-?mail non sarà pubblicato|campi obbligatori sono|endereço de e-?mail não será publicado|campos obrigatórios são',
  'unsubscribe at any time|powered by wordpress|(?:privacy policy and|and our) terms of (?:use|service)|terms of (?:use|service) and privacy policy|protected by recaptcha|reduce spam|akismet',
  'download our app|media playback is|your browser does not support|javascript (?:is|must be) (?:disabled|enabled)|sign up (?:here|now|today) (?:to|for)',
  'may not be (?:published|reproduced|copied)\\b.{0,60}(?:broadcast|redistributed|permission|rewritten)|reproduction .{0,40}(?:prohibited|without)',
  'при (?:полном |частичном |любом |полном или частичном )?(?:цитировании|использовании|копировании|перепечатке) .{0,60}(?:ссылк|материалов сайта)|(?:использование|перепечатка) (?:любых )?материалов (?:сайта|разреш|издания|возможн|допуска|только)',
])

const FOOTER = /* @__PURE__ */ pattern(() => [
  '^.{0,80}\\ball rights reserved\\W*.{0,60}$|все права защищены|alle rechte vorbehalten|todos los derechos reservados|todos os direitos reservados|tous droits réservés|tutti i diritti riservati',
  '^(?:©|\\(c\\)|copyright\\b)[^/]{0,60}(?:19|20)\\d\\d|^(?:19|20)\\d\\d(?:\\s?[-–—]\\s?(?:19|20)?\\d\\d)? ?©',
  '^(?:terms|privacy)(?: (?:of (?:use|service)|policy|& conditions))?\\s?[|·•]',
])

const COMMENTS = /* @__PURE__ */ pattern(() => [
  '^(?:leave|post|add|write) (?:a|your) (?:comment|reply)',
  '^\\d+ (?:thoughts?|comments?|responses?|replies|комментари\\p{L}*|kommentare?|comentarios?|commentaires?|commenti|comentários?)(?: (?:on|to|so far|zu|en|sur)\\b.*)?$',
  '^(?:comments|комментарии|kommentare|comentarios|commentaires|commenti|comentários) ?[(:[]? ?\\d*[)\\]]?$',
])

// "More from The Times", "Most read in Politics", "Latest in Sport".
const OTHERS =
  /^(?:more|latest|also) (?:(?:news|stories|articles|posts|videos|headlines|coverage) )?(?:from|in|on|by) (?:\S+ ?){1,4}$|^related (?:coverage|articles|stories|posts|reading|content|links|topics)\b.{0,60}:$|^(?:most|best) (?:read|popular|viewed|shared|commented|discussed)\b.{0,30}$|^(?:mehr|más|plus|altro|mais) (?:aus|von|de|da|do|dans|su) (?:\S+ ?){1,3}$/i

// "RELATED Storm hits coast": in capitals the word is a label.
const SHOUTED =
  /^(?:RELATED|READ MORE|READ ALSO|ALSO READ|SEE ALSO|MUST READ|DON'T MISS|LEA TAMBIÉN|ЧИТАЙТЕ ТАКЖЕ)\b[:\s]*\p{L}/u

/** What chrome a block is, if any. */
export function chromeOf(block: Block): Chrome | undefined {
  if (block.words > MOST_WORDS || block.text.length > 400) return undefined
  const key = keyOf(block.text)
  if (key === '') return 'anywhere' // rules, arrows, stars, emoji
  if (COMMENT_HEADINGS.has(key) || COMMENTS.test(block.text)) return 'comments'
  if (SHOUTED.test(block.text)) return 'anywhere'
  if (RELATED_HEADINGS.has(key) || OTHERS.test(block.text)) return 'related'
  if (FOOTER.test(block.text)) return 'footer'
  if (LABELS.has(key) || SHARING.test(key) || isCount(block.text)) return 'anywhere'
  const prompt = block.text.replace(/^[^\p{L}\p{N}@©]+/u, '')
  if (PROMPTS.test(prompt) || UNMISTAKABLE.test(prompt)) return 'anywhere'
  if (EDGE_LABELS.has(key) || isWidget(block)) return 'edge'
  return undefined
}

// Small letters, a number as "#", nothing but letters and "#" at the ends.
export const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\d+(?:[.,]\d+)*/g, '#')
    .replace(/^[^\p{L}#]+|[^\p{L}#]+$/gu, '')

// Counters have few words; a bare number may head a chapter, so it is left to the edges.
const isCount = (text: string): boolean => text.length < 60 && /\p{L}/u.test(text) && COUNTER.test(text)

// Numbers and a word or two, without a sentence: rates, temperatures, clocks, a counter alone.
const isWidget = ({ text }: Block): boolean =>
  ADDRESS.test(text) ||
  (text.length < 120 && STAMP.test(text)) ||
  (text.length < 80 && (COUNTER.test(text) || RATES.test(text) || WEATHER.test(text) || CLOCK.test(text)))
